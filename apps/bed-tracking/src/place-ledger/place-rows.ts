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

/** Writes places of wards that are locked; `version` is the new one. */
export async function storePlaces(tx: Tx, places: readonly PlaceRow[]): Promise<void> {
  if (places.length === 0) return;
  const rows = places.map(({ promised, ...place }) => ({ ...place, reservationId: promised?.reservationId }));
  await tx.execute(
    `UPDATE place SET condition = now.condition, condition_reason = "conditionReason", reason = now.reason,
       since = CASE WHEN place.state = now.state THEN place.since ELSE clock_timestamp() END, state = now.state,
       staffed = now.staffed, people = now.people, reservation_id = "reservationId", version = now.version,
       known_at = clock_timestamp()
     FROM jsonb_to_recordset($1::jsonb) AS now ("placeId" text, condition text, "conditionReason" text, state text,
       reason text, staffed boolean, people int, "reservationId" uuid, version bigint)
     WHERE place_id = "placeId"`,
    [JSON.stringify(rows)],
  );
}
