import { Redis } from 'ioredis';
import kafkajs from 'kafkajs';
import pg from 'pg';
import { RedisCounters, type Counters } from '@careway/redis-counters';
import type { System } from '../system/system.ts';

export const TOPICS = ['careway.gateway', 'careway.bed-tracking'] as const;

/** The stores seen from outside, straight and not by the proxies. Every method may throw while a store is harmed. */
export class Stores {
  private readonly pool: pg.Pool;
  private readonly admin: kafkajs.Admin;
  readonly kafka: kafkajs.Kafka;
  readonly counters: RedisCounters;
  readonly redis: Redis;

  constructor({ databaseUrl, redisUrl, brokers }: Pick<System, 'databaseUrl' | 'redisUrl' | 'brokers'>) {
    this.pool = new pg.Pool({
      connectionString: databaseUrl,
      max: 4,
      connectionTimeoutMillis: 3_000,
      query_timeout: 20_000,
    });
    this.pool.on('error', () => undefined);
    this.kafka = new kafkajs.Kafka({ brokers: [brokers], logLevel: kafkajs.logLevel.NOTHING, retry: { retries: 3 } });
    this.admin = this.kafka.admin();
    this.counters = new RedisCounters(redisUrl, 'careway:beds:');
    this.redis = new Redis(redisUrl, { maxRetriesPerRequest: 3 });
    this.redis.on('error', () => undefined);
  }

  async rows<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.pool.query(text, values)).rows as Row[];
  }

  async one<Row extends object>(text: string, values: unknown[] = []): Promise<Row> {
    return (await this.rows<Row>(text, values))[0]!;
  }

  /** The rows of several queries, all as they were at one moment. */
  async atOneMoment(texts: readonly string[]): Promise<object[][]> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
      const found: object[][] = [];
      for (const text of texts) found.push((await client.query<object>(text)).rows);
      await client.query('COMMIT');
      return found;
    } finally {
      client.release();
    }
  }

  readCounters(): Promise<Counters> {
    return this.counters.read();
  }

  /** Where each partition of our topics ends: `topic/partition` to the next offset. */
  async ends(): Promise<Map<string, number>> {
    await this.admin.connect();
    const ends = await Promise.all(
      TOPICS.map(async (topic) =>
        (await this.admin.fetchTopicOffsets(topic)).map(
          ({ partition, high }) => [`${topic}/${partition}`, Number(high)] as const,
        ),
      ),
    );
    return new Map(ends.flat());
  }

  async stop(): Promise<void> {
    await this.counters.stop();
    this.redis.disconnect();
    await this.admin.disconnect().catch(() => undefined);
    await this.pool.end().catch(() => undefined);
  }
}
