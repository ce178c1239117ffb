import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Database } from '@careway/database';
import { bringJars, java } from '../harness/tools.ts';
import { bareProducer } from '../topic.ts';

/** Rows per second that PostgreSQL deletes and gives back, 500 at a time, until the outbox is empty. */
export async function deleteReturning(database: Database): Promise<number> {
  const began = performance.now();
  let all = 0;
  for (let rows = 1; rows > 0; all += rows) {
    const taken = await database.query(
      `DELETE FROM outbox WHERE (shard, seq) IN (SELECT shard, seq FROM outbox ORDER BY shard, seq LIMIT $1)
       RETURNING shard, seq, id, aggregatetype, aggregateid, payload::text`,
      [500],
    );
    rows = taken.length;
  }
  return (all * 1_000) / (performance.now() - began);
}

/** Messages per second of Kafka's own Java producer, acks=all: kafka-producer-perf-test of the same version. */
export async function producerPerformance(
  brokers: string,
  topic: string,
  { messages, bytes }: { messages: number; bytes: number },
): Promise<number> {
  const jars = join(await bringJars(), 'kafka', '*');
  const about = ['--topic', topic, '--num-records', messages, '--record-size', bytes, '--throughput', -1];
  const settings = ['--producer-props', `bootstrap.servers=${brokers}`, 'acks=all'];
  const args = ['-cp', jars, 'org.apache.kafka.tools.ProducerPerformance', ...about.map(String), ...settings];
  const { stdout } = await promisify(execFile)(java(), args);
  const found = [...stdout.matchAll(/records sent, ([\d.]+) records\/sec/g)].at(-1);
  if (!found) throw new Error(`kafka-producer-perf-test said: ${stdout.slice(-500)}`);
  return Number(found[1]);
}

interface Row {
  shard: number;
  seq: string;
  aggregateid: string;
  payload: string;
}

/** What one would write first: the oldest row, one send that is waited for, then its deletion. Rows per second. */
export async function oneByOne(
  database: Database,
  { brokers, topic, rows }: { brokers: string; topic: string; rows: number },
): Promise<number> {
  const producer = bareProducer(brokers);
  await producer.connect();
  const began = performance.now();
  for (let sent = 0; sent < rows; sent += 1) {
    const [row] = await database.query<Row>(
      'SELECT shard, seq, aggregateid, payload::text AS payload FROM outbox ORDER BY shard, seq LIMIT 1',
    );
    const { shard, seq, aggregateid, payload: value } = row!;
    await producer.send({ topic, acks: -1, messages: [{ key: Buffer.from(aggregateid), value }] });
    await database.execute('DELETE FROM outbox WHERE shard = $1 AND seq = $2', [shard, seq]);
  }
  const perSecond = (rows * 1_000) / (performance.now() - began);
  await producer.disconnect();
  return perSecond;
}
