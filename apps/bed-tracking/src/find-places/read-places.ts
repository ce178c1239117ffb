import type { Tx } from '@careway/database';
import type { Place, PlaceNow, PlaceState } from '@careway/places';

interface StatusRow {
  place_id: string;
  state: PlaceState;
  reason: string | null;
  staffed: boolean;
  reservation_id: string | null;
  since: Date;
  known_at: Date;
  version: string;
}

/** Places and the database's time at which they stood so. */
export interface PlacesRead {
  readAt: string;
  places: PlaceNow[];
}

/** How these places stand, in the order given; those that the ledger does not know yet are left out. */
export async function readPlaces(tx: Pick<Tx, 'query'>, places: readonly Place[]): Promise<PlacesRead> {
  const wardIds = [...new Set(places.map(({ wardId }) => wardId))];
  const [[clock], rows] = await Promise.all([
    tx.query<{ now: Date }>('SELECT clock_timestamp() AS now'),
    tx.query<StatusRow>(
      `SELECT place_id, state, reason, staffed, reservation_id, since, known_at, version
       FROM place WHERE ward_id = ANY($1) AND is_known`,
      [wardIds],
    ),
  ]);
  const statuses = new Map(rows.map((row) => [row.place_id, row]));
  const now = places.flatMap((place) => {
    const row = statuses.get(place.placeId);
    return row ? [placeNow(place, row)] : [];
  });
  return { readAt: clock!.now.toISOString(), places: now };
}

const placeNow = (place: Place, row: StatusRow): PlaceNow => ({
  ...place,
  state: row.state,
  reason: row.reason ?? undefined,
  since: row.since.toISOString(),
  knownAt: row.known_at.toISOString(),
  version: Number(row.version),
  staffed: row.staffed,
  reservationId: row.reservation_id ?? undefined,
});
