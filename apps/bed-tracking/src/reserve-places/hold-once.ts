import type { Database } from '@careway/database';
import { whyNotPromised, type PlaceState } from '@careway/places';
import { once } from '../commands/once.ts';
import type { Places } from '../know-places/places.ts';
import type { ChangedWard } from '../place-ledger/change-ward.ts';
import { hasChanged } from '../place-ledger/place-problems.ts';
import { holdPlace, notPossible, type HoldAsked } from './hold-place.ts';
import type { Reservation } from './reservation-rows.ts';

/**
 * Keeps a place for a person, once for each key of an actor. Of many who want the same place most are too late: they
 * are told so by a look that locks nothing, and only who may win waits for the ward. Throws problems as `holdPlace`.
 * @param told gets the wards whose figures have changed, after the commit
 */
export async function holdOnce(
  database: Database,
  places: Places,
  key: string,
  asked: HoldAsked,
  told: (wards: ChangedWard<Reservation>['wards']) => void,
): Promise<Reservation> {
  await refuseTheLate(database, key, asked);
  const { actor, ...body } = asked;
  return database.transaction((tx) =>
    once(tx, key, actor, { command: 'hold', ...body }, async () => {
      const { result, wards } = await holdPlace(tx, places, asked);
      tx.afterCommit(() => told(wards));
      return result;
    }),
  );
}

interface SeenRow {
  state: PlaceState;
  reason: string | null;
  staffed: boolean;
  version: string;
  is_promised: boolean;
}

/**
 * Throws problem 409 when somebody has the place, 412 when it has changed since it was seen (versions only go up),
 * unless this very command may have got it before. A hold that is over is left to who holds the lock.
 */
async function refuseTheLate(database: Database, key: string, { placeId, version, actor }: HoldAsked): Promise<void> {
  const [row] = await database.query<SeenRow>(
    `SELECT state, reason, staffed, version, live.reservation_id IS NOT NULL AS is_promised
     FROM place LEFT JOIN reservation AS live ON live.place_id = place.place_id AND live.status IN ('held', 'confirmed')
     WHERE place.place_id = $1 AND (live.status IS NULL OR live.status = 'confirmed' OR live.held_until > clock_timestamp())
       AND NOT EXISTS (SELECT 1 FROM command WHERE (organisation_id, actor_id, key) = ($2, $3, $4))`,
    [placeId, actor.organisationId, actor.id, key],
  );
  if (!row) return;
  const seen = { placeId, state: row.state, reason: row.reason ?? undefined, staffed: row.staffed };
  const now = Number(row.version);
  const refusal = whyNotPromised({ ...seen, isKnown: true, usableInWard: 1 });
  if (row.is_promised && refusal) throw notPossible({ ...seen, version: now }, refusal);
  if (!refusal && now > version) throw hasChanged(seen, now);
}
