/** What is counted of stored messages, with them. */
export const STORED_COUNTS = [
  'accepted',
  'ignored',
  'rejected',
  'unreadable',
  'quarantined',
  /** Accepted, in a place that reference data does not know. */
  'unmapped',
] as const;

/** What is counted of an interface. */
export const COUNTS = [...STORED_COUNTS, 'duplicates', 'framingFaults'] as const;

/** What a message counts as. */
export interface Counted {
  status: Exclude<(typeof STORED_COUNTS)[number], 'unmapped'>;
  unmapped: boolean;
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
  duplicates: 0,
  framingFaults: 0,
});

/** One message, or `times` of them, as what an interface did. */
export const tally = ({ status, unmapped }: Counted, times = 1): Feed => ({
  ...noFeed(),
  [status]: times,
  unmapped: unmapped ? times : 0,
});

/** Both together. */
export function addFeeds(one: Feed, other: Feed): Feed {
  const sum = { ...one, lastReceivedAt: later(one.lastReceivedAt, other.lastReceivedAt) };
  for (const name of COUNTS) sum[name] += other[name];
  return sum;
}

export const later = (one: Date | undefined, other: Date | undefined): Date | undefined =>
  one === undefined || (other !== undefined && other > one) ? other : one;
