import { mkdirSync } from 'node:fs';
import { startKafka } from './kafka.mjs';
import { bringJars } from './jars.mjs';
import { sweep } from './owned-process.mjs';
import { portNear } from './ports.mjs';
import { startPostgres } from './postgres.mjs';
import { startRedis } from './redis.mjs';

/**
 * Starts the servers that are not given by an address: PostgreSQL, Redis and Kafka, each in its own folder below
 * `folder`, and waits until each answers. What a crashed run left in that folder is ended first.
 * @param {{folder: string, given?: {postgres?: string, redis?: string, kafka?: string}, durable?: boolean,
 *   preferred?: {postgres: number, redis: number, kafka: number}}} options
 */
export async function startServers({ folder, given = {}, durable = true, preferred, maxConnections }) {
  mkdirSync(folder, { recursive: true });
  await sweep(folder);
  const needed = ['postgres', 'redis', 'kafka'].filter((name) => !given[name]);
  const jars = needed.some((name) => name !== 'postgres') ? await bringJars() : undefined;
  const taken = new Set();
  const ports = {};
  for (const name of needed) ports[name] = await portNear(preferred?.[name] ?? 20_000 + (process.pid % 20_000), taken);
  const start = { postgres: startPostgres, redis: startRedis, kafka: startKafka };
  const launched = await Promise.allSettled(
    needed.map(async (name) => [name, await start[name]({ folder, jars, port: ports[name], durable, maxConnections })]),
  );
  const running = Object.fromEntries(launched.flatMap(({ value }) => (value ? [value] : [])));
  // Kafka first: whoever still writes then finds the stores behind it open.
  const stop = async () => {
    await Promise.all(['kafka', 'redis', 'postgres'].map((name) => running[name]?.stop()));
  };
  const failed = launched.find(({ status }) => status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return {
    postgres: given.postgres ?? running.postgres.url,
    redis: given.redis ?? running.redis.url,
    kafka: given.kafka ?? running.kafka.brokers,
    pids: Object.fromEntries(Object.entries(running).map(([name, { pid }]) => [name, pid])),
    stop,
  };
}
