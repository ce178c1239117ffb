import type { Tx } from '@careway/database';
import type { Actor } from '@careway/identity';
import { isLive } from '@careway/places';
import { problem } from '@careway/service-kit';
import type { Places } from '../know-places/places.ts';
import { changeWard, type ChangedWard, type LockedWard } from '../place-ledger/change-ward.ts';
import { mayActFor, placeIn } from '../place-ledger/place-problems.ts';
import type { PlaceRow } from '../place-ledger/place-rows.ts';
import { versionOf } from './hold-place.ts';
import { confirmHeld, loadReservation, releaseLive, type Reservation } from './reservation-rows.ts';
import { placeReserved, promiseReleased } from './tell-promises.ts';

export interface DecisionSaid {
  reservationId: string;
  reason: string;
  actor: Actor;
}

/** Makes a hold a reservation that lasts until the person is there. Throws problems: 403, 404, 409 (with `code`). */
export async function confirmReservation(
  tx: Tx,
  places: Places,
  said: DecisionSaid,
): Promise<ChangedWard<Reservation>> {
  const known = await found(tx, said);
  return changeWard(tx, places, known.wardId, (ward) => {
    const { place, promised } = live(ward, known);
    if (promised.status === 'confirmed') throw ended({ ...known, status: 'confirmed' });
    const next = { ...place, promised: { ...promised, status: 'confirmed' as const } };
    return {
      places: ward.settled.places.map((one) => (one === place ? next : one)),
      write: async (own) => must(await confirmHeld(own, known.reservationId, said), known),
      tell: (now, telling) => [placeReserved(ward.stand, known, versionOf(now, place), telling)],
    };
  });
}

/** Gives a promise back. Throws problems: 403, 404, 409 (with `code`). */
export async function releaseReservation(
  tx: Tx,
  places: Places,
  said: DecisionSaid,
): Promise<ChangedWard<Reservation>> {
  const known = await found(tx, said);
  return changeWard(tx, places, known.wardId, (ward) => {
    const { place, promised } = live(ward, known);
    return {
      places: ward.settled.places.map((one) => (one === place ? { ...place, promised: undefined } : one)),
      write: async (own) => must(await releaseLive(own, known.reservationId, said), known),
      tell: (now, telling) => [promiseReleased(ward.stand, known, promised.status, versionOf(now, place), telling)],
    };
  });
}

async function found(tx: Tx, { reservationId, actor }: DecisionSaid): Promise<Reservation> {
  const reservation = await loadReservation(tx, reservationId);
  if (!reservation) throw noSuchReservation();
  mayActFor(actor, [reservation.organisationId, reservation.providerId]);
  if (!isLive(reservation.status)) throw ended(reservation);
  return reservation;
}

export const noSuchReservation = () =>
  problem(404, { title: 'There is no such reservation', detail: 'GET /reservations lists them.' });

/** The promise as it is under the lock: it may have ended since it was read, or end by this very look. */
function live(ward: LockedWard, known: Reservation): { place: PlaceRow; promised: NonNullable<PlaceRow['promised']> } {
  const place = placeIn(ward, known.placeId);
  const { promised } = place;
  if (promised?.reservationId === known.reservationId) return { place, promised };
  const why = ward.settled.ended.find((one) => one.reservationId === known.reservationId)?.why;
  throw ended({ ...known, ...(why && { status: why }) });
}

/** The statement had the last word: by its clock the hold was over after all. */
function must(reservation: Reservation | undefined, known: Reservation): Reservation {
  if (!reservation) throw ended({ ...known, status: 'expired' });
  return reservation;
}

const ended = ({ reservationId, status, placeId }: Reservation) =>
  problem(409, {
    title: status === 'confirmed' ? 'The reservation is confirmed already' : `The promise has ended: ${status}`,
    detail: status === 'confirmed' ? 'There is nothing to do.' : 'Search again and hold a place anew.',
    code: status === 'held' ? 'ended' : status,
    reservationId,
    placeId,
  });
