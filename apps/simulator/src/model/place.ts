import type { Ward } from '@careway/reference-data';
import type { Measure, Spread } from './shape.ts';

/** A ward with its beds in order: each a label and its bay. */
export interface WardModel {
  id: string;
  siteId: string;
  trust: string;
  kind: Ward['kind'];
  bedBase: boolean;
  beds: readonly { label: string; bay: string }[];
}

/** Wards of one site that take the same people; people spread evenly over them. */
export interface Group {
  id: string;
  siteId: string;
  trust: string;
  kind: Ward['kind'];
  wards: readonly WardModel[];
  beds: number;
  /** Share of the beds that is occupied in the long run. */
  target: number;
  /** Mean stay in the group that keeps it at the target, by Little's law. */
  stayDays: number;
  /** Spread of the logarithm of a stay. */
  sigma: number;
  /** People on a mental health ward go on leave this often; 0 for never. */
  leavesPerDay: number;
  /** Where people go when it is full, in this order. */
  overflow: readonly string[];
}

export type StreamKind = 'emergency' | 'planned' | 'direct' | 'update' | 'mistake';

/** People (or updates, or mistakes) that come one after the other, as a Poisson stream. */
export interface Stream {
  id: string;
  kind: StreamKind;
  trust: string;
  siteId: string;
  /** Group they come to; empty for updates and mistakes. */
  groupId: string;
  perDay: number;
  spread: Spread;
  people: 'adult' | 'child' | 'mother' | 'newborn';
  /** Share of an emergency stream that is admitted, and the groups that take them. */
  admitted: number;
  admitTo: string;
}

/** Everything that the model knows of the place; it never changes while the model runs. */
export interface Place {
  wards: ReadonlyMap<string, WardModel>;
  groups: ReadonlyMap<string, Group>;
  streams: readonly Stream[];
  spreads: Readonly<Record<Measure, Spread>>;
  /** Per trust, the site without an emergency department that takes people on from its sisters. */
  sisters: ReadonlyMap<string, string>;
}

export const groupId = (siteId: string, kind: Ward['kind']): string => `${siteId}/${kind}`;

/** Group of the children's part of an emergency department. */
export const childrensEmergency = (siteId: string): string => `${groupId(siteId, 'emergency-department')}/children`;
