import { domainEvent, PlaceHeld, PlaceReserved, ReservationEnded, type DomainEvent } from '@careway/contracts';
import type { WardStand } from '../place-ledger/settle-ward.ts';
import type { Telling } from '../track-visits/tell-changes.ts';
import type { NewHold, Reservation } from './reservation-rows.ts';

type Promise = Pick<
  NewHold,
  'reservationId' | 'placeId' | 'wardId' | 'providerId' | 'organisationId' | 'subjectId' | 'heldUntil'
>;

const promiseOf = ({ ward }: WardStand, promise: Promise, version: number) => {
  const { reservationId, placeId, wardId, providerId, organisationId, subjectId } = promise;
  return { reservationId, placeId, wardId, siteId: ward.siteId, providerId, organisationId, subjectId, version };
};

export const placeHeld = (stand: WardStand, hold: Promise, version: number, { now, newId }: Telling): DomainEvent =>
  domainEvent(
    PlaceHeld,
    { id: newId(), subject: hold.placeId, time: now },
    { ...promiseOf(stand, hold, version), heldUntil: hold.heldUntil, heldAt: now },
  );

export const placeReserved = (
  stand: WardStand,
  held: Reservation,
  version: number,
  { now, newId }: Telling,
): DomainEvent =>
  domainEvent(
    PlaceReserved,
    { id: newId(), subject: held.placeId, time: now },
    { ...promiseOf(stand, held, version), confirmedAt: now },
  );

export const promiseReleased = (
  stand: WardStand,
  promise: Reservation,
  was: 'held' | 'confirmed',
  version: number,
  { now, newId }: Telling,
): DomainEvent =>
  domainEvent(
    ReservationEnded,
    { id: newId(), subject: promise.placeId, time: now },
    { ...promiseOf(stand, promise, version), why: 'released', was, endedAt: now },
  );
