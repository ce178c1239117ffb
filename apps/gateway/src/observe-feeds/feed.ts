/** What is counted of an interface. */
export const COUNTS = [
  'accepted',
  'ignored',
  'rejected',
  'unreadable',
  'quarantined',
  /** Accepted, in a place that reference data does not know. */
  'unmapped',
  'duplicates',
  'framingFaults',
] as const;

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

/** Both together. */
export function addFeeds(one: Feed, other: Feed): Feed {
  const sum = { ...one, lastReceivedAt: later(one.lastReceivedAt, other.lastReceivedAt) };
  for (const name of COUNTS) sum[name] += other[name];
  return sum;
}

export const later = (one: Date | undefined, other: Date | undefined): Date | undefined =>
  one === undefined || (other !== undefined && other > one) ? other : one;
