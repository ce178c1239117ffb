import type { Stay } from './placement.ts';

/**
 * The placements with the ends that count: of one person the earlier ends at the latest when the later begins. What
 * the ledger says itself is not changed. Of two that begin on one date the one with the lower id is the earlier.
 */
export function closeOverlaps<Of extends Stay>(stays: readonly Of[]): Of[] {
  const next = new Map<string, string>();
  const ends = new Map<Of, string | undefined>();
  for (const stay of [...stays].sort((one, other) => -inOrder(one, other))) {
    const start = next.get(stay.subjectId);
    ends.set(stay, start !== undefined && (stay.end === undefined || start < stay.end) ? start : stay.end);
    next.set(stay.subjectId, stay.start);
  }
  return stays.map((stay) => ({ ...stay, end: ends.get(stay) }));
}

function inOrder(one: Stay, other: Stay): number {
  if (one.start !== other.start) return one.start < other.start ? -1 : 1;
  return one.placementId < other.placementId ? -1 : one.placementId === other.placementId ? 0 : 1;
}
