import { Redis } from 'ioredis';
import pg from 'pg';
import { bringJars, startKafka, startPostgres, startRedis, type KafkaDoor } from './platform.ts';
import { Server, type ServerName } from './server.ts';
import { SmallDisk } from './small-disk.ts';
import type { ServerPorts } from './wiring.ts';

/** The write-ahead log has to fit on a small file system, together with the data. */
const SMALL = { max_wal_size: '128MB', min_wal_size: '64MB', wal_keep_size: 0, restart_after_crash: 'on' };

export interface Servers {
  all: Record<ServerName, Server>;
  disk: SmallDisk;
}

/** PostgreSQL (durable), Redis and Kafka of one's own in `folder`, each of them up. */
export async function startServers(folder: string, ports: ServerPorts, doors: readonly KafkaDoor[]): Promise<Servers> {
  const disk = new SmallDisk(folder);
  const jars = await bringJars();
  const kafka = { folder, jars, port: ports.kafka, controllerPort: ports.controller, doors };
  const all = {
    postgres: new Server(
      'postgres',
      () => startPostgres({ folder, port: ports.postgres, settings: SMALL }),
      () => postgresAnswers(ports.postgres),
    ),
    redis: new Server(
      'redis',
      () => startRedis({ folder, jars, port: ports.redis }),
      () => redisAnswers(ports.redis),
    ),
    // That Kafka answers was looked for when it was started; it has no state in which it lives and does not.
    kafka: new Server(
      'kafka',
      () => startKafka(kafka),
      async () => true,
    ),
  };
  try {
    await Promise.all(Object.values(all).map((server) => server.ensureUp()));
    return { all, disk };
  } catch (error) {
    await Promise.all(Object.values(all).map((server) => server.stop()));
    disk.unmount();
    throw error;
  }
}

async function postgresAnswers(port: number): Promise<boolean> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function redisAnswers(port: number): Promise<boolean> {
  const redis = new Redis(port, '127.0.0.1', { lazyConnect: true, retryStrategy: () => null, commandTimeout: 2_000 });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return (await redis.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    redis.disconnect();
  }
}
