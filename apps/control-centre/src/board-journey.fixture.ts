import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { DomainEvent, Speaker } from '@careway/contracts';
import { Database, DatabaseModule } from '@careway/database';
import { messagingMigrations, MessagingModule, publish } from '@careway/messaging';
import { readConfig, ServiceConfig, startService } from '@careway/service-kit';
import { appProcess, closing, freePort, testDatabase, testKafka, type AppProcess } from '@careway/testing';
import { MIGRATIONS } from './database/migrations.ts';

/** By this key demo people sign in: see `signIn` of @careway/identity. */
export const DEMO_KEY = Buffer.alloc(32, 7).toString('base64');
const ROOT = join(import.meta.dirname, '..', '..', '..');

/** The page as it is built for use, in a folder of its own. */
export async function builtPage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'board-page-'));
  closing(() => rm(folder, { recursive: true, force: true }));
  const vite = [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', 'apps/control-centre-web'];
  const options = { cwd: ROOT, env: { ...process.env, NODE_ENV: 'production' } };
  await promisify(execFile)(process.execPath, [...vite, '--outDir', folder, '--emptyOutDir'], options);
  return folder;
}

type Say = (...events: DomainEvent[]) => Promise<void>;

/** A service that only speaks: events go through a real outbox and relay to Kafka. */
export async function speaker(service: Speaker, schema: string, kafka: Record<string, string>): Promise<Say> {
  const { url } = await testDatabase({ schema, migrations: messagingMigrations });
  const config = readConfig(ServiceConfig, { ...kafka, DATABASE_URL: url, LOG_LEVEL: 'silent' });
  const imports = [
    DatabaseModule.forRoot({ url, schema, migrations: messagingMigrations }),
    MessagingModule.forRoot({ service, config }),
  ];
  const running = await startService({ name: service, config, module: { module: class SpeakerModule {}, imports } });
  closing(() => running.stop());
  const database = running.app.get(Database);
  return (...events) => database.transaction((tx) => publish(tx, events));
}

export interface BoardJourney {
  database: Database;
  /** `http://127.0.0.1:port`, the same after each start. */
  address: string;
  bedTrackingSays: Say;
  gatewaySays: Say;
  controlCentre(): AppProcess;
  startAgain(): Promise<AppProcess>;
}

/** A control centre as a process of its own on real PostgreSQL and Kafka, with the page, and the two who speak to it. */
export async function boardJourney(): Promise<BoardJourney> {
  const { brokers, topicPrefix } = testKafka();
  const kafka = { KAFKA_BROKERS: brokers, TOPIC_PREFIX: topicPrefix };
  const { url, database } = await testDatabase({ schema: 'control_centre', migrations: MIGRATIONS });
  const environment = {
    ...kafka,
    DATABASE_URL: url,
    WEB_ROOT: await builtPage(),
    PORT: String(await freePort()),
    KEEP_ALIVE_MS: '500',
    IDENTITY_DEMO: 'on',
    IDENTITY_DEMO_KEY: DEMO_KEY,
    LOG_LEVEL: 'warn',
  };
  const bedTrackingSays = await speaker('bed-tracking', 'bed_tracking', kafka);
  const gatewaySays = await speaker('gateway', 'gateway', kafka);
  let running = await appProcess('control-centre', environment);
  return {
    database,
    address: running.address,
    bedTrackingSays,
    gatewaySays,
    controlCentre: () => running,
    startAgain: async () => (running = await appProcess('control-centre', environment)),
  };
}
