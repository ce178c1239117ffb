import type { Database, Tx } from '@careway/database';

/** Longer than any topic keeps its events, so that a log that is read again from its beginning is not heard again. */
export const KEEP_HEARD_DAYS = 14;

/** Marks the ids as heard and gives those that were not: what a relay sent twice is heard once. */
export async function markHeard(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  // Sorted, so that two consumers of one partition can not wait for one another.
  const rows = await tx.query<{ event_id: string }>(
    `INSERT INTO heard_event (event_id) SELECT id FROM unnest($1::uuid[]) AS id ORDER BY id
     ON CONFLICT DO NOTHING RETURNING event_id`,
    [[...new Set(ids)]],
  );
  return new Set(rows.map(({ event_id }) => event_id));
}

/** Forgets at most `limit` ids that are older than `days`, the oldest first; how many it forgot. */
export const forgetHeard = (database: Database, days: number, limit: number): Promise<number> =>
  // Neither a volatile clock nor a missing order: either would look through the whole table each time.
  database.execute(
    `DELETE FROM heard_event WHERE ctid = ANY (ARRAY(
       SELECT ctid FROM heard_event WHERE heard_at < now() - make_interval(days => $1) ORDER BY heard_at LIMIT $2))`,
    [days, limit],
  );
