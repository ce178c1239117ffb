import type { Database, Tx } from '@careway/database';
import { noFeed, type Feed } from './feed.ts';

interface Counted {
  interface_id: string;
  status: 'accepted' | 'ignored' | 'rejected' | 'unreadable' | 'quarantined';
  messages: string;
  unmapped: string;
  last_received_at: Date;
}

interface Kept {
  interface_id: string;
  last_received_at: Date | null;
  duplicates: string;
  framing_faults: string;
}

/** What each interface did until now, from the messages themselves and from what was kept beside them. */
export async function readFeeds(database: Pick<Database, 'query'>): Promise<Map<string, Feed>> {
  const counted = await database.query<Counted>(
    `SELECT interface_id, status, count(*) AS messages, count(*) FILTER (WHERE unmapped) AS unmapped,
       max(received_at) AS last_received_at
     FROM message GROUP BY interface_id, status`,
  );
  const kept = await database.query<Kept>('SELECT * FROM feed_counter');
  const feeds = new Map<string, Feed>();
  const of = (id: string) => feeds.get(id) ?? feeds.set(id, noFeed()).get(id)!;
  for (const row of counted) {
    const feed = of(row.interface_id);
    feed[row.status] += Number(row.messages);
    feed.unmapped += Number(row.unmapped);
    feed.lastReceivedAt = later(feed.lastReceivedAt, row.last_received_at);
  }
  for (const row of kept) {
    const feed = of(row.interface_id);
    feed.duplicates = Number(row.duplicates);
    feed.framingFaults = Number(row.framing_faults);
    feed.lastReceivedAt = later(feed.lastReceivedAt, row.last_received_at ?? undefined);
  }
  return feeds;
}

const later = (one: Date | undefined, other: Date | undefined): Date | undefined =>
  one === undefined || (other !== undefined && other > one) ? other : one;

/** Keeps what can't be counted from the messages. */
export async function keepFeeds(tx: Tx, feeds: readonly (readonly [string, Feed])[]): Promise<void> {
  if (feeds.length === 0) return;
  const sorted = feeds.toSorted(([a], [b]) => (a < b ? -1 : 1));
  await tx.execute(
    `INSERT INTO feed_counter (interface_id, last_received_at, duplicates, framing_faults)
     SELECT * FROM unnest($1::text[], $2::timestamptz[], $3::bigint[], $4::bigint[])
     ON CONFLICT (interface_id) DO UPDATE SET last_received_at = excluded.last_received_at,
       duplicates = excluded.duplicates, framing_faults = excluded.framing_faults`,
    [
      sorted.map(([id]) => id),
      sorted.map(([, feed]) => feed.lastReceivedAt ?? null),
      sorted.map(([, feed]) => feed.duplicates),
      sorted.map(([, feed]) => feed.framingFaults),
    ],
  );
}
