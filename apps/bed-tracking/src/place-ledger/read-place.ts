import type { Tx } from '@careway/database';
import type { Actor } from '@careway/identity';
import type { Condition } from '@careway/places';
import { readPlaces } from '../find-places/read-places.ts';
import type { Places } from '../know-places/places.ts';
import { loadReservation } from '../reserve-places/reservation-rows.ts';
import { noSuchPlace } from './place-problems.ts';
import type { PlaceDetail } from './shapes.ts';

interface ConditionRow {
  condition: Condition;
  condition_reason: string | null;
  condition_by: Actor | null;
  condition_at: Date | null;
}

/** One place of today with who said what of it and its live promise. Throws problem 404. */
export async function readPlace(tx: Pick<Tx, 'query'>, places: Places, placeId: string): Promise<PlaceDetail> {
  const place = places.typedPlace(placeId);
  if (!place) throw noSuchPlace();
  const [read, rows] = await Promise.all([
    readPlaces(tx, [place]),
    tx.query<ConditionRow>(
      'SELECT condition, condition_reason, condition_by, condition_at FROM place WHERE place_id = $1',
      [placeId],
    ),
  ]);
  const [now, row] = [read.places[0], rows[0]];
  if (!now || !row) throw noSuchPlace();
  const reservation = now.reservationId ? await loadReservation(tx, now.reservationId) : undefined;
  return { ...now, condition: row.condition, ...saidOf(row), ...(reservation && { reservation }) } as PlaceDetail;
}

const saidOf = ({ condition_at: at, condition_by: by, condition_reason: reason }: ConditionRow) =>
  at ? { conditionSaid: { at: at.toISOString(), ...(by && { by }), reason: reason ?? '' } } : {};
