import type { Tx } from '@careway/database';
import { COUNTS, type Feed } from './feed.ts';

const COLUMNS = {
  accepted: 'accepted',
  ignored: 'ignored',
  rejected: 'rejected',
  unreadable: 'unreadable',
  quarantined: 'quarantined',
  unmapped: 'unmapped',
  duplicates: 'duplicates',
  framingFaults: 'framing_faults',
} as const;
const names = COUNTS.map((name) => COLUMNS[name]);

type Row = { interface_id: string; last_received_at: Date | null } & Record<(typeof names)[number], string>;

/** The totals of every interface. */
export async function readFeeds(tx: Pick<Tx, 'query'>): Promise<Map<string, Feed>> {
  const rows = await tx.query<Row>('SELECT * FROM feed_counter');
  return new Map(rows.map((row) => [row.interface_id, feedOf(row)]));
}

const feedOf = (row: Row): Feed => {
  const counts = COUNTS.map((name) => [name, Number(row[COLUMNS[name]])]);
  return { ...(Object.fromEntries(counts) as Feed), lastReceivedAt: row.last_received_at ?? undefined };
};

/** Adds to the totals. */
export async function keepFeeds(tx: Tx, feeds: ReadonlyMap<string, Feed>): Promise<void> {
  if (feeds.size === 0) return;
  // In one order everywhere, so that two processes wait for each other and never deadlock.
  const sorted = [...feeds].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const sums = names.map((name) => `${name} = feed_counter.${name} + excluded.${name}`);
  await tx.execute(
    `INSERT INTO feed_counter (interface_id, last_received_at, ${names.join(', ')})
     SELECT * FROM unnest($1::text[], $2::timestamptz[], ${names.map((_, index) => `$${index + 3}::bigint[]`).join(', ')})
     ON CONFLICT (interface_id) DO UPDATE
       SET last_received_at = greatest(feed_counter.last_received_at, excluded.last_received_at), ${sums.join(', ')}`,
    [
      sorted.map(([id]) => id),
      sorted.map(([, feed]) => feed.lastReceivedAt ?? null),
      ...COUNTS.map((name) => sorted.map(([, feed]) => feed[name])),
    ],
  );
}

/** Counts the stored messages anew: a process that was killed had counted some that it never added. */
export async function recountFeeds(tx: Tx): Promise<void> {
  const counts = ['accepted', 'ignored', 'rejected', 'unreadable', 'quarantined'];
  await tx.execute(
    `INSERT INTO feed_counter (interface_id, last_received_at, ${counts.join(', ')}, unmapped)
     SELECT interface_id, max(received_at),
       ${counts.map((status) => `count(*) FILTER (WHERE status = '${status}')`).join(', ')}, count(*) FILTER (WHERE unmapped)
     FROM message GROUP BY interface_id ORDER BY interface_id
     ON CONFLICT (interface_id) DO UPDATE
       SET last_received_at = greatest(feed_counter.last_received_at, excluded.last_received_at),
         ${[...counts, 'unmapped'].map((name) => `${name} = excluded.${name}`).join(', ')}`,
  );
}
