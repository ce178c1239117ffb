import { partitionOf } from '@careway/messaging';
import type { DomainEvent, VisitFact } from '@careway/contracts';
import pg from 'pg';
import { withClient } from '../harness/platform.ts';
import { SCHEMA } from '../service.ts';
import { tell, UPSERT } from './state.ts';

const CHUNK = 500;
const PARTITIONS = 6;

const OFFSET = `UPDATE consumer_offset SET next_offset = $1, moved_at = clock_timestamp()
  WHERE consumer = 'bare' AND topic = 'bare' AND partition = $2 AND cluster_id = 'bare' AND next_offset = $3`;
const HEARD = 'INSERT INTO heard_event (event_id) SELECT unnest($1::uuid[]) ON CONFLICT DO NOTHING RETURNING event_id';
const LOCK = `SELECT pg_advisory_xact_lock(slot) FROM (SELECT DISTINCT hashtextextended(key, 0) AS slot
  FROM unnest($1::text[]) AS key ORDER BY slot) AS slots`;
const OUTBOX = `INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, shard)
  SELECT id, 'bed-tracking', aggregateid, type, payload::json, (hashtextextended(aggregateid, 0) & 15)::smallint
  FROM unnest($1::uuid[], $2::text[], $3::text[], string_to_array($4, E'\\n')) WITH ORDINALITY
    AS event (id, aggregateid, type, payload, place) ORDER BY place`;

/** A transaction, ready to be sent: what each statement is given. */
interface Chunk {
  size: number;
  heard: unknown[];
  state: unknown[];
  subjects: unknown[];
  outbox: unknown[];
}

/**
 * Events per second of the same statements without Kafka and without Careway: offset, heard events, state and outbox
 * in transactions of 500, three connections with two partitions each, everything prepared beforehand.
 */
export async function bareSql(url: string, events: readonly DomainEvent<VisitFact>[]): Promise<number> {
  const partitions = Map.groupBy(events, ({ subject }) => partitionOf(Buffer.from(subject), PARTITIONS));
  const chunks = [...partitions].map(([partition, those]) => ({ partition, chunks: chunksOf(those) }));
  await withClient(url, async (client) => {
    for (const { partition } of chunks)
      await client.query(
        `INSERT INTO ${SCHEMA}.consumer_offset (consumer, topic, partition, cluster_id, next_offset)
         VALUES ('bare', 'bare', $1, 'bare', 0)`,
        [partition],
      );
  });
  const options = `-c search_path=${SCHEMA}`;
  const clients = [0, 1, 2].map(
    () => new pg.Client({ connectionString: url, options, pipeline: true } as pg.ClientConfig),
  );
  await Promise.all(clients.map((client) => client.connect()));
  const began = performance.now();
  const queue = chunks.values();
  await Promise.all(
    clients.map(async (client) => {
      for (const { partition, chunks: those } of queue) await hearPartition(client, partition, those);
    }),
  );
  const perSecond = (events.length * 1_000) / (performance.now() - began);
  await Promise.all(clients.map((client) => client.end()));
  return perSecond;
}

async function hearPartition(client: pg.Client, partition: number, chunks: readonly Chunk[]): Promise<void> {
  let offset = 0;
  const run = (name: string, text: string, values: unknown[]) => client.query({ name, text, values });
  for (const { size, heard, state, subjects, outbox } of chunks) {
    await Promise.all([
      client.query('BEGIN'),
      run('offset', OFFSET, [offset + size, partition, offset]),
      run('heard', HEARD, heard),
      run('state', UPSERT, state),
      run('lock', LOCK, subjects),
      run('outbox', OUTBOX, outbox),
    ]);
    await client.query('COMMIT');
    offset += size;
  }
}

const chunksOf = (events: readonly DomainEvent<VisitFact>[]): Chunk[] =>
  Array.from({ length: Math.ceil(events.length / CHUNK) }, (_, n) => chunkOf(events.slice(n * CHUNK, (n + 1) * CHUNK)));

function chunkOf(events: readonly DomainEvent<VisitFact>[]): Chunk {
  const told = events.map(tell);
  const subjects = events.map(({ subject }) => subject);
  return {
    size: events.length,
    heard: [events.map(({ id }) => id).sort()],
    state: [subjects, events.map(({ data }) => data.occurredAt)],
    subjects: [[...new Set(subjects)]],
    outbox: [
      told.map(({ id }) => id),
      subjects,
      told.map(({ type }) => type),
      told.map((event) => JSON.stringify(event)).join('\n'),
    ],
  };
}
