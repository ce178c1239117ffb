import type { Tx } from '@careway/database';
import { continuityOf, type Continuity } from '@careway/out-of-area';
import { readChanges, type Placement, type PlacementChange } from './placement-rows.ts';

/** What keeps the home team with each of these placements, as of a moment (RFC 3339). */
export async function readContinuity(
  tx: Pick<Tx, 'query'>,
  placements: readonly Placement[],
  contactEveryDays: number,
  now: string,
): Promise<Map<string, Continuity>> {
  const ids = placements.map(({ placementId }) => placementId);
  const changes = await readChanges(tx, ids, ['coordinator-told', 'contact', 'review']);
  const byPlacement = Map.groupBy(
    changes.filter(({ happenedAt }) => happenedAt <= now),
    ({ placementId }) => placementId,
  );
  return new Map(
    placements.map((placement) => [
      placement.placementId,
      continuityNow(placement, byPlacement.get(placement.placementId) ?? [], contactEveryDays, now),
    ]),
  );
}

/** A telephone call is kept, and is no contact that continuity asks for: those are visits and video calls. */
function continuityNow(
  { startedAt, endedAt, told }: Placement,
  changes: readonly PlacementChange[],
  contactEveryDays: number,
  now: string,
): Continuity {
  const times = (kind: PlacementChange['change']) =>
    changes
      .filter(({ change, said }) => change === kind && (said as { kind?: string }).kind !== 'telephone')
      .map(({ happenedAt }) => happenedAt)
      .sort();
  return continuityOf(
    {
      startedAt,
      endedAt: endedAt !== undefined && endedAt <= now ? endedAt : undefined,
      coordinatorToldAt: times('coordinator-told')[0],
      contactEveryDays: told.contactEveryDays ?? contactEveryDays,
      contactsAt: times('contact'),
      reviewsAt: times('review'),
    },
    now,
  );
}
