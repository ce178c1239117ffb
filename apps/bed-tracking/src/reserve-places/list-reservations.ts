import type { Tx } from '@careway/database';
import type { ListOfRows } from '@careway/service-kit';
import { reservationOf, type Reservation, type ReservationRow } from './reservation-rows.ts';
import type { ReservationsAsked } from './shapes.ts';

/** Promises, the newest first: their ids are in the order of time (RFC 9562, 5.7). */
export const listOfReservations = (
  tx: Pick<Tx, 'query'>,
  asked: ReservationsAsked,
): ListOfRows<Reservation, readonly [string]> => ({
  name: 'reservations',
  columns: {
    reservationId: (one) => one.reservationId,
    status: (one) => one.status,
    placeId: (one) => one.placeId,
    wardId: (one) => one.wardId,
    providerId: (one) => one.providerId,
    organisationId: (one) => one.organisationId,
    subjectId: (one) => one.subjectId,
    heldAt: (one) => one.held.at,
    heldUntil: (one) => one.heldUntil,
    heldReason: (one) => one.held.reason,
    confirmedAt: (one) => one.confirmed?.at,
    endedAt: (one) => one.ended?.at,
    endedReason: (one) => one.ended?.reason,
  },
  keysOf: ({ reservationId }) => [reservationId],
  like: [''],
  read: (after, limit) => read(tx, asked, after?.[0], limit),
});

async function read(
  tx: Pick<Tx, 'query'>,
  { organisation, provider, place, ward, subject, status }: ReservationsAsked,
  after: string | undefined,
  limit: number,
): Promise<Reservation[]> {
  const rows = await tx.query<ReservationRow>(
    `SELECT * FROM reservation
     WHERE ($1::text IS NULL OR organisation_id = $1) AND ($2::text IS NULL OR provider_id = $2)
       AND ($3::text IS NULL OR place_id = $3) AND ($4::text IS NULL OR ward_id = $4)
       AND ($5::uuid IS NULL OR subject_id = $5) AND ($6::text IS NULL OR status = $6)
       AND ($7::text IS NULL OR reservation_id::text < $7)
     ORDER BY reservation_id DESC LIMIT $8`,
    [organisation, provider, place, ward, subject, status, after, limit].map((value) => value ?? null),
  );
  return rows.map(reservationOf);
}
