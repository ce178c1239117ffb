import type { Database } from '@careway/database';
import { whyNotPromised, type PlaceState } from '@careway/places';
import { once } from '../commands/once.ts';
import type { Places } from '../know-places/places.ts';
import type { ChangedWard } from '../place-ledger/change-ward.ts';
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

interface TakenRow {
  state: PlaceState;
  version: string;
}

/** Throws problem 409 when somebody has the place, unless this very command may have got it before. */
async function refuseTheLate(database: Database, key: string, { placeId, actor }: HoldAsked): Promise<void> {
  const [row] = await database.query<TakenRow>(
    `SELECT state, version FROM place
     WHERE place_id = $1 AND state IN ('held', 'reserved') AND EXISTS (
         SELECT 1 FROM reservation AS live WHERE live.reservation_id = place.reservation_id
           AND (live.status = 'confirmed' OR (live.status = 'held' AND live.held_until > clock_timestamp())))
       AND NOT EXISTS (SELECT 1 FROM command WHERE (organisation_id, actor_id, key) = ($2, $3, $4))`,
    [placeId, actor.organisationId, actor.id, key],
  );
  if (!row) return;
  const place = { state: row.state, staffed: true, isKnown: true, usableInWard: 1 };
  throw notPossible({ placeId, state: row.state, version: Number(row.version) }, whyNotPromised(place)!);
}
