import type { ReservationSeen } from '@careway/proof';
import type { Write } from '../campaign/history.ts';
import type { Stores } from './stores.ts';

/** Milliseconds since 1970, with all digits that PostgreSQL has. */
const ms = (time: string): string => `(extract(epoch FROM ${time}) * 1000)::float8`;

/** Writes down the database's clock as of now. */
export async function tellClock(stores: Stores, write: Write): Promise<void> {
  const { now } = await stores.one<{ now: number }>(`SELECT ${ms('clock_timestamp()')} AS now`);
  write({ kind: 'clock', databaseMs: now });
}

type Row = ReservationSeen & { readAt: number; confirmedAt: number | null; endedAt: number | null };

/** Writes down every promise of a place that bed tracking's ledger has. */
export async function readReservations(stores: Stores, write: Write): Promise<void> {
  const rows = await stores.rows<Row>(
    `SELECT reservation_id AS "reservationId", place_id AS "placeId", subject_id AS "subjectId", status,
       ${ms('held_at')} AS "heldAt", ${ms('held_until')} AS "heldUntil", ${ms('confirmed_at')} AS "confirmedAt",
       ${ms('ended_at')} AS "endedAt", ${ms('clock_timestamp()')} AS "readAt"
     FROM bed_tracking.reservation ORDER BY held_at`,
  );
  for (const { confirmedAt, endedAt, ...row } of rows)
    write({
      kind: 'reservation',
      ...row,
      ...(confirmedAt === null ? {} : { confirmedAt }),
      ...(endedAt === null ? {} : { endedAt }),
    });
}
