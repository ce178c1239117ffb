/** What is counted of stored messages, with them. */
export const STORED_COUNTS = [
  'accepted',
  'ignored',
  'rejected',
  'unreadable',
  'quarantined',
  /** Accepted, in a place that reference data does not know. */
  'unmapped',
  /** Accepted, and takes back what was said before. */
  'corrections',
] as const;

/** What is counted of an interface. */
export const COUNTS = [...STORED_COUNTS, 'duplicates', 'framingFaults'] as const;

/** What a message counts as. */
export interface Counted {
  status: Exclude<(typeof STORED_COUNTS)[number], 'unmapped' | 'corrections'>;
  unmapped: boolean;
  /** HL7 trigger event; empty where there is none. */
  trigger: string;
}

/** What one interface did since its first message ever, or since it was last told. */
export type Feed = Record<(typeof COUNTS)[number], number> & { lastReceivedAt: Date | undefined };

export const noFeed = (): Feed => ({
  lastReceivedAt: undefined,
  accepted: 0,
  ignored: 0,
  rejected: 0,
  unreadable: 0,
  quarantined: 0,
  unmapped: 0,
  corrections: 0,
  duplicates: 0,
  framingFaults: 0,
});

/** One message, or `times` of them, as what an interface did. */
export const tally = ({ status, unmapped, trigger }: Counted, times = 1): Feed => ({
  ...noFeed(),
  [status]: times,
  unmapped: unmapped ? times : 0,
  corrections: status === 'accepted' && isCorrection(trigger) ? times : 0,
});

/** Trigger events that cancel or delete what another one said (HL7 v2, chapter 3). */
export const CORRECTIONS = 'A11 A12 A13 A23 A25 A26 A27 A29 A32 A33 A38 A52 A53 A55'.split(' ');
export const isCorrection = (trigger: string): boolean => CORRECTIONS.includes(trigger);

/** Both together. */
export function addFeeds(one: Feed, other: Feed): Feed {
  const sum = { ...one, lastReceivedAt: later(one.lastReceivedAt, other.lastReceivedAt) };
  for (const name of COUNTS) sum[name] += other[name];
  return sum;
}

export const later = (one: Date | undefined, other: Date | undefined): Date | undefined =>
  one === undefined || (other !== undefined && other > one) ? other : one;
