import type { Tx } from '@careway/database';
import type { EndedPromise } from './settle-ward.ts';

const SAYS: Record<EndedPromise['why'], string> = {
  expired: 'nobody confirmed it in time',
  arrived: 'the person is there',
  taken: 'somebody else was found in the place',
};

/** Ends promises of wards that are locked, by themselves: nobody did it. */
export async function endReservations(tx: Tx, ended: readonly EndedPromise[]): Promise<void> {
  if (ended.length === 0) return;
  const sorted = ended.toSorted((a, b) => (a.reservationId < b.reservationId ? -1 : 1));
  await tx.execute(
    `UPDATE reservation SET status = now.why, ended_at = clock_timestamp(), ended_reason = now.says
     FROM unnest($1::uuid[], $2::text[], $3::text[]) AS now (id, why, says)
     WHERE reservation_id = now.id AND status IN ('held', 'confirmed')`,
    [sorted.map((one) => one.reservationId), sorted.map((one) => one.why), sorted.map((one) => SAYS[one.why])],
  );
}
