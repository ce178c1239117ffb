/** What a trigger looks at: a figure of the registry, a level of OPEL, or the silence of a sender's feed. */
export const WATCHES = ['figure', 'opel', 'feed'] as const;
export type Watches = (typeof WATCHES)[number];

export const TRIGGER_RELATIONS = ['>=', '<='] as const;
export type TriggerRelation = (typeof TRIGGER_RELATIONS)[number];

/** When an alert is raised, when it clears, and what is to be done about it by whom. */
export interface Trigger {
  id: string;
  /** 0 as the reference data has it; counted up with each change that was set locally. */
  version: number;
  name: string;
  watches: Watches;
  /** Id in the registry, of one that watches a figure. */
  figureId?: string | undefined;
  /** Of one that watches OPEL: the pillar, or `overall`. */
  pillar?: string | undefined;
  relation: TriggerRelation;
  /** In the unit of the figure; a level of OPEL; intervals in which a feed said nothing. */
  limit: number;
  /** The alert clears when the value no longer has the relation to this one: between both nothing changes. */
  clearsAt: number;
  /** Minutes that the value must stay beyond the limit. */
  forMinutes: number;
  /** Id of the trigger whose alert at the same place speaks for this one too. */
  partOf?: string | undefined;
  action: string;
  /** Role that answers for it, and the one that takes over. */
  owner: string;
  deputy: string;
  /** Minutes until something has to be done about it. */
  dueMinutes: number;
  provisional: boolean;
}

/** What a trigger sees at one place. */
export interface Reading {
  triggerId: string;
  /** Id of the place or the feed: with the trigger it is the cause. */
  subjectId: string;
  placeId: string;
  /** Name of the place or the feed, for the alert's line. */
  name: string;
  unit: string;
  /** null: nothing that can be believed now, so nothing changes. */
  value: number | null;
}

export const causeOf = ({ triggerId, subjectId }: Pick<Reading, 'triggerId' | 'subjectId'>): string =>
  `${triggerId}/${subjectId}`;

/** Whether a value has the trigger's relation to a limit. */
export const isBeyond = (relation: TriggerRelation, value: number, limit: number): boolean =>
  relation === '>=' ? value >= limit : value <= limit;

const AS_MUCH = { '>=': 'or more', '<=': 'or less' } as const;

/** One line of what crossed which limit: `William Harvey: ambulance handover, mean 62 minutes (60 or more)`. */
export function sayAlert({ name: what, watches, relation, limit }: Trigger, { name, unit, value }: Reading): string {
  if (watches === 'feed') return `${name}: no message for ${rounded(value!)} of its intervals`;
  if (watches === 'opel') return `${name}: OPEL ${value!}`;
  return `${name}: ${what} ${rounded(value!)} ${unit} (${rounded(limit)} ${AS_MUCH[relation]})`;
}

const rounded = (value: number): string => String(Math.round(value * 10) / 10);
