import { endByRecords, type RecordedEnd } from '@careway/out-of-area';
import type { Tx } from '@careway/database';
import { databaseNow } from '../database/now.ts';
import { readWhereabouts } from '../hand-over/read-whereabouts.ts';
import type { Places } from '../know-places/places.ts';
import { ALL_IDS, personsOf } from '../track-visits/store-links.ts';
import { changePlacement } from './change-placement.ts';
import { readPlacements, type Placement } from './placement-rows.ts';

/**
 * Ends placements by what was heard of visits: a discharge by the receiver, a return, a death; and lets one last again
 * when the record that had ended it was cancelled. What a person said is not changed. For people who were never placed
 * away it costs one look-up.
 */
export async function hearPlacements(tx: Tx, places: Places, subjectIds: readonly string[]): Promise<void> {
  if (subjectIds.length === 0) return;
  const placed = await placedAway(tx, subjectIds);
  if (placed.length === 0) return;
  const persons = Map.groupBy(await personsOf(tx, placed), ([, person]) => person);
  const subjects = new Map([...persons].map(([person, all]) => [person, all.map(([id]) => id)]));
  const locked = await readPlacements(tx, 'subject_id = ANY($1::uuid[]) ORDER BY placement_id FOR UPDATE', [
    [...subjects.values()].flat(),
  ]);
  const [whereabouts, knownAt] = await Promise.all([readWhereabouts(tx, places, subjects), databaseNow(tx)]);
  for (const [person, ids] of subjects) {
    const own = locked.filter(({ subjectId }) => ids.includes(subjectId));
    // One that lasts again comes last: only one of a person lasts at a time.
    for (const placement of own) await end(tx, placement, endOf(placement, own, whereabouts.get(person)!), knownAt);
    for (const placement of own) await resume(tx, placement, endOf(placement, own, whereabouts.get(person)!), knownAt);
  }
}

const isHeld = ({ endedAt, endedByRecord }: Placement): boolean => endedAt !== undefined && !endedByRecord;

type End = Omit<RecordedEnd, 'why'> & { why: RecordedEnd['why'] | 'next-placement' };

/** The end by the records, at the latest the start of the person's next placement. */
function endOf(
  placement: Placement,
  all: readonly Placement[],
  records: Parameters<typeof endByRecords>[1],
): End | undefined {
  const recorded = endByRecords(placement, records);
  const next = all
    .filter(({ placementId, startedAt }) => placementId !== placement.placementId && startedAt > placement.startedAt)
    .map(({ startedAt }) => startedAt)
    .sort()[0];
  return next !== undefined && (recorded === undefined || next < recorded.at)
    ? { at: next, why: 'next-placement' }
    : recorded;
}

async function end(tx: Tx, placement: Placement, found: End | undefined, knownAt: string): Promise<void> {
  if (!found || isHeld(placement)) return;
  const { at, why } = found;
  if (placement.endedAt === at && placement.endedWhy === why) return;
  await changePlacement(tx, placement, undefined, {
    change: 'end',
    said: { why },
    to: { endedAt: at, endedWhy: why, endedByRecord: true },
    happenedAt: at,
    knownAt,
  });
}

async function resume(tx: Tx, placement: Placement, found: End | undefined, knownAt: string): Promise<void> {
  if (found || !placement.endedByRecord) return;
  await changePlacement(tx, placement, undefined, {
    change: 'lasts',
    said: {},
    to: { endedAt: undefined, endedWhy: undefined, endedByRecord: false },
    happenedAt: knownAt,
    knownAt,
  });
}

/** The subject ids with placements that records may end or have ended, of all that these people go by. */
async function placedAway(tx: Tx, subjectIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ subject_id: string }>(
    `${ALL_IDS}
     SELECT DISTINCT subject_id FROM placement JOIN person ON subject_id = person.id
     WHERE ended_at IS NULL OR ended_by_record`,
    [subjectIds],
  );
  return rows.map((row) => row.subject_id);
}
