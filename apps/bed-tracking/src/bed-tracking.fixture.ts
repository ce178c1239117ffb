import { join } from 'node:path';
import type { DomainEvent } from '@careway/contracts';
import { Database, DatabaseModule } from '@careway/database';
import { signIn, type Actor } from '@careway/identity';
import { messagingMigrations, MessagingModule, publish } from '@careway/messaging';
import { readConfig, ServiceConfig, startService } from '@careway/service-kit';
import { closing, testDatabase, testKafka, testRedis } from '@careway/testing';
import { Redis } from 'ioredis';
import { migrations } from './app.module.ts';
import { start } from './main.ts';

/** What the gateway would say, through a real outbox and relay to Kafka. */
export async function gatewaySays(kafka: Record<string, string>) {
  const { url } = await testDatabase({ schema: 'gateway', migrations: messagingMigrations });
  const config = readConfig(ServiceConfig, { ...kafka, DATABASE_URL: url, LOG_LEVEL: 'silent' });
  const imports = [
    DatabaseModule.forRoot({ url, schema: 'gateway', migrations: messagingMigrations }),
    MessagingModule.forRoot({ service: 'gateway', config }),
  ];
  const running = await startService({ name: 'gateway', config, module: { module: class SpeakerModule {}, imports } });
  closing(() => running.stop());
  const database = running.app.get(Database);
  return (...events: DomainEvent[]): Promise<void> => database.transaction((tx) => publish(tx, events));
}

const DEMO_KEY = Buffer.alloc(32, 7).toString('base64');
export const BED_MANAGER: Actor = { id: 'bea', name: 'Bea Manning', role: 'bed-manager', organisationId: 'RXY' };

/** Bed tracking, whole, on real PostgreSQL, Redis and Kafka. */
export async function testBedTracking(more: Record<string, string> = {}) {
  const { url, database } = await testDatabase({ schema: 'bed_tracking', migrations });
  const { url: redisUrl, prefix } = await testRedis();
  const { brokers, topicPrefix } = testKafka();
  const kafka = { KAFKA_BROKERS: brokers, TOPIC_PREFIX: topicPrefix };
  const environment: Record<string, string> = {
    ...kafka,
    DATABASE_URL: url,
    REDIS_URL: redisUrl,
    REDIS_PREFIX: prefix,
    REFERENCE_DATA: join(import.meta.dirname, '../../../deploy/reference/kent-and-medway'),
    RECONCILE_MS: '100',
    LOG_LEVEL: 'silent',
    IDENTITY_DEMO: 'on',
    IDENTITY_DEMO_KEY: DEMO_KEY,
    ...more,
  };
  const says = await gatewaySays(kafka);
  let service = await start(environment);
  const redis = new Redis(redisUrl);
  closing(() => Promise.all([service.stop(), redis.quit()]));
  const ask = (path: string, init?: RequestInit) => fetch(`${service.address}${path}`, init);
  return {
    environment,
    database,
    redis,
    says,
    ask,
    /** The headers of somebody who is signed in. */
    as: (actor: Partial<Actor> = {}) => signIn(DEMO_KEY, { ...BED_MANAGER, ...actor }),
    get: async <Answer>(path: string) => (await (await ask(path)).json()) as Answer,
    stop: () => service.stop(),
    startAgain: async () => void (service = await start(environment)),
  };
}
