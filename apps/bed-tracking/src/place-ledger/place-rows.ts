import type { Tx } from '@careway/database';
import type { Condition, PlaceState } from '@careway/places';

/** The live promise of a place, as far as the place's own state rests on it. */
export interface Promised {
  reservationId: string;
  status: 'held' | 'confirmed';
  subjectId: string;
  organisationId: string;
  reason: string;
  /** A hold whose time is over by the database's clock, and that nobody has ended yet. */
  isOver: boolean;
}

/** A place of the ledger, as its ward's lock holder has it. */
export interface PlaceRow {
  placeId: string;
  wardId: string;
  isKnown: boolean;
  condition: Condition;
  conditionReason?: string | undefined;
  state: PlaceState;
  reason?: string | undefined;
  staffed: boolean;
  /** People in it or on leave from it. */
  people: number;
  promised?: Promised | undefined;
  version: number;
}

interface Row {
  place_id: string;
  ward_id: string;
  is_known: boolean;
  condition: Condition;
  condition_reason: string | null;
  state: PlaceState;
  reason: string | null;
  staffed: boolean;
  people: number;
  version: string;
  reservation_id: string | null;
  status: 'held' | 'confirmed';
  subject_id: string;
  organisation_id: string;
  held_reason: string;
  is_over: boolean;
}

/** The places of wards that are locked, by ward, each with its live promise. */
export async function loadPlaces(
  tx: Pick<Tx, 'query'>,
  wardIds: readonly string[],
): Promise<ReadonlyMap<string, PlaceRow[]>> {
  const rows = await tx.query<Row>(
    `SELECT place.place_id, place.ward_id, is_known, condition, condition_reason, state, reason, staffed, people,
       version, live.reservation_id, live.status, live.subject_id, live.organisation_id, live.held_reason,
       live.status = 'held' AND live.held_until <= clock_timestamp() AS is_over
     FROM place LEFT JOIN reservation AS live
       ON live.place_id = place.place_id AND live.status IN ('held', 'confirmed')
     WHERE place.ward_id = ANY($1)`,
    [wardIds],
  );
  return Map.groupBy(rows.map(placeOf), (place) => place.wardId);
}

const placeOf = (row: Row): PlaceRow => ({
  placeId: row.place_id,
  wardId: row.ward_id,
  isKnown: row.is_known,
  condition: row.condition,
  conditionReason: row.condition_reason ?? undefined,
  state: row.state,
  reason: row.reason ?? undefined,
  staffed: row.staffed,
  people: row.people,
  version: Number(row.version),
  promised:
    row.reservation_id === null
      ? undefined
      : {
          reservationId: row.reservation_id,
          status: row.status,
          subjectId: row.subject_id,
          organisationId: row.organisation_id,
          reason: row.held_reason,
          isOver: row.is_over,
        },
});

/**
 * Writes places of wards that are locked; `version` is the new one. Of an `unnest` PostgreSQL expects few rows and looks
 * each up by its key; of a recordset it expects a hundred and reads the whole table.
 */
export async function storePlaces(tx: Tx, places: readonly PlaceRow[]): Promise<void> {
  if (places.length === 0) return;
  await tx.execute(
    `UPDATE place SET condition = now.condition, condition_reason = now.condition_reason, reason = now.reason,
       since = CASE WHEN place.state = now.state THEN place.since ELSE clock_timestamp() END, state = now.state,
       staffed = now.staffed, people = now.people, reservation_id = now.reservation_id, version = now.version,
       known_at = clock_timestamp()
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::boolean[], $7::int[], $8::uuid[],
       $9::bigint[]) AS now (place_id, condition, condition_reason, state, reason, staffed, people, reservation_id, version)
     WHERE place.place_id = now.place_id`,
    [
      places.map(({ placeId }) => placeId),
      places.map(({ condition }) => condition),
      places.map(({ conditionReason }) => conditionReason),
      places.map(({ state }) => state),
      places.map(({ reason }) => reason),
      places.map(({ staffed }) => staffed),
      places.map(({ people }) => people),
      places.map(({ promised }) => promised?.reservationId),
      places.map(({ version }) => version),
    ],
  );
}
