import type { Tx } from '@careway/database';

/** Locks the visits, in one order everywhere, and makes an empty spell for those that are new. */
export async function lockVisits(tx: Tx, visitIds: readonly string[]): Promise<void> {
  const made = tx.execute(
    `INSERT INTO spell (visit_id, status)
     SELECT id, 'unknown' FROM unnest($1::uuid[]) AS id ORDER BY id
     ON CONFLICT DO NOTHING`,
    [visitIds],
  );
  const text = 'SELECT 1 FROM spell WHERE visit_id = ANY($1::uuid[]) ORDER BY visit_id FOR UPDATE';
  await Promise.all([made, tx.execute(text, [visitIds])]);
}
