import type { Interface, ReferenceData, Ward } from '@careway/reference-data';
import type { Spot } from '../model/stay.ts';

/** How one trust's system speaks: by which door, under which name, in which charset, and what it calls a ward. */
export interface Feed {
  id: string;
  trust: string;
  door: 'mllp' | 'http' | 'json';
  /** MSH-3, MSH-4, MSH-12 */
  application: string;
  facility: string;
  version: string;
  charset: Interface['charset'];
  authority: string;
  /** Whether it asks for enhanced acknowledgement: MSH-15 AL, MSH-16 NE. */
  enhanced: boolean;
  /** Whether timestamps carry an offset; else they are London time. */
  offsets: boolean;
  place(spot: Spot): SaidSpot;
}

/** A spot in the sender's words: PL-1 to PL-4.1. */
export interface SaidSpot {
  pointOfCare: string;
  room?: string;
  bed?: string;
  facility?: string;
}

/** The feeds of every organisation that has wards, as reference data describes its interface on a day. */
export function feedsOf(data: ReferenceData, day: string): Feed[] {
  const { wards, interfaces } = data.at(day);
  const trusts = new Set(wards.map((ward) => data.siteById(ward.siteId, day)!.organisationId));
  const named = interfaces.filter((one) => trusts.has(one.organisationId) && !one.allowedApplications.includes('*'));
  return named.map((one) => feedOf(one, wards));
}

function feedOf(one: Interface, wards: readonly Ward[]): Feed {
  const rules = new Map(one.locationMap.map((rule) => [rule.wardId, rule]));
  const ids = new Set(wards.map((ward) => ward.id));
  return {
    id: one.id,
    trust: one.organisationId,
    door: one.doors[0]!,
    application: one.allowedApplications[0]!,
    facility: one.allowedFacilities[0]!,
    version: one.allowedVersions?.at(-1) ?? '2.5',
    charset: one.charset,
    authority: one.identifierAuthority,
    enhanced: one.ackMode === 'enhanced',
    offsets: one.charset === 'utf-8' && one.doors[0] === 'http',
    place({ wardId, label, bay }) {
      const rule = rules.get(wardId);
      const said: SaidSpot = { pointOfCare: rule?.pointOfCare ?? (ids.has(wardId) ? wardId : '') };
      if (bay) said.room = bay;
      if (label) said.bed = label;
      if (rule?.facility) said.facility = rule.facility;
      return said;
    },
  };
}
