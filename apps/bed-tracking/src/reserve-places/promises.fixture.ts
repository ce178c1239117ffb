import { randomUUID } from 'node:crypto';
import type { Database } from '@careway/database';
import type { Actor } from '@careway/identity';
import type { Places } from '../know-places/places.ts';
import { confirmReservation, releaseReservation } from './end-or-confirm.ts';
import { expireHolds } from './expire-holds.ts';
import { holdPlace, type HoldAsked } from './hold-place.ts';
import type { Reservation, ReservationRow } from './reservation-rows.ts';

export const MANAGER: Actor = { id: 'bea', name: 'Bea Manning', role: 'bed-manager', organisationId: 'RXY' };

/** Promises on a ledger, without HTTP. */
export function promising({ database, places }: { database: Database; places: Places }) {
  const version = async (placeId: string) => (await place(placeId)).version;
  const place = async (placeId: string) => {
    const [row] = await database.query<{ state: string; version: string; reason: string | null; staffed: boolean }>(
      'SELECT state, version, reason, staffed FROM place WHERE place_id = $1',
      [placeId],
    );
    return { ...row!, version: Number(row!.version) };
  };
  return {
    place,
    hold: async (placeId: string, more: Partial<HoldAsked> = {}): Promise<Reservation> => {
      const asked = { subjectId: randomUUID(), reason: 'nearest', actor: MANAGER, ...more };
      const seen = more.version ?? (await version(placeId));
      return (await database.transaction((tx) => holdPlace(tx, places, { placeId, ...asked, version: seen }))).result;
    },
    confirm: async (reservationId: string, actor = MANAGER) =>
      (await database.transaction((tx) => confirmReservation(tx, places, { reservationId, reason: 'agreed', actor })))
        .result,
    release: async (reservationId: string, actor = MANAGER) =>
      (
        await database.transaction((tx) =>
          releaseReservation(tx, places, { reservationId, reason: 'not needed', actor }),
        )
      ).result,
    /** As if its time had come: the database's clock decides, and is not to be moved. */
    timeComes: (reservationId: string) =>
      database.execute(
        `UPDATE reservation SET held_until = clock_timestamp() - interval '1 second' WHERE reservation_id = $1`,
        [reservationId],
      ),
    sweep: () => expireHolds(database, places),
    status: async (reservationId: string) => {
      const [row] = await database.query<Pick<ReservationRow, 'status' | 'ended_reason'>>(
        'SELECT status, ended_reason FROM reservation WHERE reservation_id = $1',
        [reservationId],
      );
      return row!.status;
    },
  };
}
