import type { Tx } from '@careway/database';
import { addFeeds, COUNTS, noFeed, STORED_COUNTS, tally, type Counted, type Feed } from './feed.ts';

const COLUMNS = {
  accepted: 'accepted',
  ignored: 'ignored',
  rejected: 'rejected',
  unreadable: 'unreadable',
  quarantined: 'quarantined',
  unmapped: 'unmapped',
  corrections: 'corrections',
  duplicates: 'duplicates',
  framingFaults: 'framing_faults',
} as const;
const names = COUNTS.map((name) => COLUMNS[name]);
const STORED = STORED_COUNTS.join(', ');
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

/** A message as it is stored. */
export interface CountedMessage extends Counted {
  interfaceId: string;
  receivedAt: Date;
}

/** Counts messages in the transaction that stores them. Nothing is locked: the row waits to be added to the totals. */
export const countStored = (tx: Tx, messages: readonly CountedMessage[]): Promise<void> => {
  const feeds = new Map<string, Feed>();
  for (const { interfaceId, receivedAt, ...counted } of messages) {
    const feed = feeds.get(interfaceId) ?? noFeed();
    feeds.set(interfaceId, addFeeds(feed, { ...tally(counted), lastReceivedAt: receivedAt }));
  }
  return appendCounts(tx, feeds);
};

/** Counts a message that became another thing, in the transaction that stores it. */
export const countChanged = (tx: Tx, interfaceId: string, before: Counted, after: Counted): Promise<void> =>
  appendCounts(tx, new Map([[interfaceId, addFeeds(tally(before, -1), tally(after))]]));

async function appendCounts(tx: Tx, feeds: ReadonlyMap<string, Feed>): Promise<void> {
  if (feeds.size === 0) return;
  await tx.execute(
    `INSERT INTO feed_count (interface_id, last_received_at, ${STORED})
     SELECT * FROM unnest($1::text[], $2::timestamptz[], ${arraysFrom(3, STORED_COUNTS.length)})`,
    [
      [...feeds.keys()],
      [...feeds.values()].map((feed) => feed.lastReceivedAt ?? null),
      ...STORED_COUNTS.map((name) => [...feeds.values()].map((feed) => feed[name])),
    ],
  );
}

const arraysFrom = (first: number, count: number): string =>
  Array.from({ length: count }, (_, index) => `$${first + index}::int[]`).join(', ');

/**
 * Adds to the totals: what was counted with messages, by whichever process, and of `seen` what was not stored
 * (duplicates and cut frames) with the last time that something came.
 */
export async function addUpFeeds(tx: Tx, seen: ReadonlyMap<string, Feed>): Promise<void> {
  const sums = names.map((name) => `${name} = feed_counter.${name} + excluded.${name}`);
  await tx.execute(
    `WITH counted AS (DELETE FROM feed_count RETURNING *),
       said AS (
         SELECT interface_id, last_received_at, ${STORED}, 0 AS duplicates, 0 AS framing_faults FROM counted
         UNION ALL
         SELECT id, at, ${STORED_COUNTS.map(() => '0').join(', ')}, duplicates, framing_faults
         FROM unnest($1::text[], $2::timestamptz[], $3::int[], $4::int[]) AS seen (id, at, duplicates, framing_faults)
       )
     INSERT INTO feed_counter (interface_id, last_received_at, ${names.join(', ')})
     SELECT interface_id, max(last_received_at), ${names.map((name) => `sum(${name})`).join(', ')}
     FROM said GROUP BY interface_id
     -- In one order everywhere, so that two processes wait for each other and never deadlock.
     ORDER BY interface_id
     ON CONFLICT (interface_id) DO UPDATE
       SET last_received_at = greatest(feed_counter.last_received_at, excluded.last_received_at), ${sums.join(', ')}`,
    [
      [...seen.keys()],
      [...seen.values()].map((feed) => feed.lastReceivedAt ?? null),
      [...seen.values()].map((feed) => feed.duplicates),
      [...seen.values()].map((feed) => feed.framingFaults),
    ],
  );
}
