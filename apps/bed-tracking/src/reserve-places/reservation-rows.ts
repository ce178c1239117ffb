import type { Tx } from '@careway/database';
import type { Actor } from '@careway/identity';
import type { Need, ReservationStatus } from '@careway/places';

/** Somebody's decision about a promise: who, when by the database's clock, why. */
export interface Decision {
  at: string;
  /** Absent: it happened by itself. */
  by?: Actor | undefined;
  reason: string;
}

/** A promise of a place to a person, live or ended. */
export interface Reservation {
  reservationId: string;
  placeId: string;
  wardId: string;
  /** ODS code of whose place it is. */
  providerId: string;
  /** ODS code of who asked for it. */
  organisationId: string;
  subjectId: string;
  status: ReservationStatus;
  need?: Need | undefined;
  /** The place's version by this promise: whoever acts by it shows that nothing came between. */
  fence: number;
  heldUntil: string;
  held: Decision;
  confirmed?: Decision | undefined;
  ended?: Decision | undefined;
}

export interface ReservationRow {
  reservation_id: string;
  place_id: string;
  ward_id: string;
  provider_id: string;
  organisation_id: string;
  subject_id: string;
  status: ReservationStatus;
  need: Need | null;
  fence: string;
  held_until: Date;
  held_at: Date;
  held_by: Actor;
  held_reason: string;
  confirmed_at: Date | null;
  confirmed_by: Actor | null;
  confirmed_reason: string | null;
  ended_at: Date | null;
  ended_by: Actor | null;
  ended_reason: string | null;
}

export const reservationOf = (row: ReservationRow): Reservation => ({
  reservationId: row.reservation_id,
  placeId: row.place_id,
  wardId: row.ward_id,
  providerId: row.provider_id,
  organisationId: row.organisation_id,
  subjectId: row.subject_id,
  status: row.status,
  ...(row.need && { need: row.need }),
  fence: Number(row.fence),
  heldUntil: row.held_until.toISOString(),
  held: decision(row.held_at, row.held_by, row.held_reason)!,
  ...withDecision('confirmed', decision(row.confirmed_at, row.confirmed_by, row.confirmed_reason)),
  ...withDecision('ended', decision(row.ended_at, row.ended_by, row.ended_reason)),
});

const withDecision = (name: 'confirmed' | 'ended', made: Decision | undefined): Partial<Reservation> =>
  made ? { [name]: made } : {};

const decision = (at: Date | null, by: Actor | null, reason: string | null): Decision | undefined =>
  at ? { at: at.toISOString(), ...(by && { by }), reason: reason ?? '' } : undefined;

/** The promise, as of now; undefined when there never was one. */
export async function loadReservation(tx: Pick<Tx, 'query'>, id: string): Promise<Reservation | undefined> {
  const [row] = await tx.query<ReservationRow>('SELECT * FROM reservation WHERE reservation_id = $1', [id]);
  return row && reservationOf(row);
}

export interface NewHold extends Omit<Reservation, 'status' | 'held' | 'confirmed' | 'ended'> {
  actor: Actor;
  reason: string;
}

/** Writes a hold. The unique index refuses a second live one of the place (23505), whatever the code thought. */
export async function insertHold(tx: Tx, hold: NewHold): Promise<Reservation> {
  const [row] = await tx.query<ReservationRow>(
    `INSERT INTO reservation (reservation_id, place_id, ward_id, provider_id, organisation_id, subject_id, status, need,
       fence, held_until, held_by, held_reason)
     VALUES ($1, $2, $3, $4, $5, $6, 'held', $7, $8, $9, $10, $11) RETURNING *`,
    [
      hold.reservationId,
      hold.placeId,
      hold.wardId,
      hold.providerId,
      hold.organisationId,
      hold.subjectId,
      hold.need ? JSON.stringify(hold.need) : null,
      hold.fence,
      hold.heldUntil,
      JSON.stringify(hold.actor),
      hold.reason,
    ],
  );
  return reservationOf(row!);
}

/** Makes a hold a reservation, unless its time is over by the database's clock: undefined then. */
export const confirmHeld = (tx: Tx, id: string, { actor, reason }: { actor: Actor; reason: string }) =>
  changed(
    tx,
    `UPDATE reservation SET status = 'confirmed', confirmed_at = clock_timestamp(), confirmed_by = $2,
       confirmed_reason = $3
     WHERE reservation_id = $1 AND status = 'held' AND held_until > clock_timestamp() RETURNING *`,
    [id, JSON.stringify(actor), reason],
  );

/** Ends a live promise by somebody's decision; undefined when it has ended already. */
export const releaseLive = (tx: Tx, id: string, { actor, reason }: { actor: Actor; reason: string }) =>
  changed(
    tx,
    `UPDATE reservation SET status = 'released', ended_at = clock_timestamp(), ended_by = $2, ended_reason = $3
     WHERE reservation_id = $1 AND status IN ('held', 'confirmed') RETURNING *`,
    [id, JSON.stringify(actor), reason],
  );

async function changed(tx: Tx, text: string, values: unknown[]): Promise<Reservation | undefined> {
  const [row] = await tx.query<ReservationRow>(text, values);
  return row && reservationOf(row);
}
