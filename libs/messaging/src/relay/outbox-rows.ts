import type { Database } from '@careway/database';
import type { OutgoingMessage } from '../kafka/event-producer.ts';
import type { ShardLeases } from './shard-leases.ts';

export interface OutboxRow {
  shard: number;
  seq: string;
  id: string;
  aggregatetype: string;
  aggregateid: string;
  payload: string;
  /** Milliseconds since the row was written, when it was read. */
  age: number;
}

/** The first rows of each shard, in the order of each. No row is skipped by a bound on seq: a lower one may commit later. */
export const readRows = (database: Database, shards: readonly number[], perShard: number): Promise<OutboxRow[]> =>
  database.query<OutboxRow>(
    `SELECT row.* FROM unnest($1::smallint[]) AS mine (shard)
     CROSS JOIN LATERAL (
       SELECT shard, seq, id, aggregatetype, aggregateid, payload::text AS payload,
              (extract(epoch FROM clock_timestamp() - created_at) * 1000)::float8 AS age
       FROM outbox WHERE outbox.shard = mine.shard ORDER BY seq LIMIT $2) AS row`,
    [shards, perShard],
  );

/** Deletes what the broker acknowledged, while the shard is still ours; the shards that no longer are. */
export async function deleteRows(
  database: Database,
  rows: readonly OutboxRow[],
  leases: ShardLeases,
): Promise<number[]> {
  const deleted = await database.query<{ shard: number }>(
    `WITH gone AS (
       DELETE FROM outbox USING unnest($1::smallint[], $2::bigint[], $3::bigint[]) AS sent (shard, seq, fence)
       JOIN relay_lease ON relay_lease.shard = sent.shard AND relay_lease.fence = sent.fence AND relay_lease.owner = $4
       WHERE outbox.shard = sent.shard AND outbox.seq = sent.seq RETURNING outbox.shard
     ) SELECT DISTINCT shard FROM gone`,
    [
      rows.map(({ shard }) => shard),
      rows.map(({ seq }) => seq),
      rows.map(({ shard }) => leases.fenceOf(shard)),
      leases.owner,
    ],
  );
  const ours = new Set(deleted.map(({ shard }) => shard));
  return [...new Set(rows.map(({ shard }) => shard))].filter((shard) => !ours.has(shard));
}

/** How much waits, up to a limit, and since when. */
export async function backlogOf(database: Database): Promise<number> {
  const [row] = await database.query<{ rows: string }>(
    'SELECT count(*) AS rows FROM (SELECT FROM outbox LIMIT 100000) AS waiting',
  );
  return Number(row?.rows ?? 0);
}

/** A row as Kafka gets it: the headers are those of the Debezium router and of CloudEvents in structured mode. */
export const outgoing = (prefix: string, { id, aggregatetype, aggregateid, payload }: OutboxRow): OutgoingMessage => ({
  topic: `${prefix}${aggregatetype}`,
  key: aggregateid,
  value: payload,
  headers: { id, 'content-type': 'application/cloudevents+json; charset=UTF-8' },
});
