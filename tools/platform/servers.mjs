import { mkdirSync } from 'node:fs';
import { startKafka } from './kafka.mjs';
import { bringJars } from './jars.mjs';
import { sweep } from './owned-process.mjs';
import { portNear } from './ports.mjs';
import { startPostgres } from './postgres.mjs';
import { startRedis } from './redis.mjs';

const START = { postgres: startPostgres, redis: startRedis, kafka: startKafka };
const MOST_RESTARTS = 5;

/**
 * Starts the servers that are not given by an address: PostgreSQL, Redis and Kafka, each in its own folder below
 * `folder`, and waits until each answers. What a crashed run left in that folder is ended first. With `onRestart`, a
 * server that ends by itself is started again on the same data and port, and that is told; `onGivenUp` tells when not.
 * @param {{folder: string, given?: {postgres?: string, redis?: string, kafka?: string}, durable?: boolean,
 *   ports?: {postgres?: number, redis?: number, kafka?: number}, onRestart?: (name: string, how: string) => void,
 *   onGivenUp?: (error: Error) => void}} options
 */
export async function startServers({ folder, given = {}, durable = true, ports, onRestart, onGivenUp }) {
  mkdirSync(folder, { recursive: true });
  await sweep(folder);
  const needed = Object.keys(START).filter((name) => !given[name]);
  const jars = needed.some((name) => name !== 'postgres') ? await bringJars() : undefined;
  const chosen = await choosePorts(needed, ports);
  const launch = (name) => START[name]({ folder, jars, port: chosen[name], durable });
  const running = {};
  let stopping = false;
  const each = (deed) => Promise.all(Object.values(running).map(deed));
  const stop = async () => {
    stopping = true;
    await each((server) => server.stop());
  };
  const kill = async () => {
    stopping = true;
    await each((server) => server.kill());
  };
  const launched = await Promise.allSettled(needed.map(async (name) => (running[name] = await launch(name))));
  const failed = launched.find(({ status }) => status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  const watchOver = async (name) => {
    for (let restarts = 0; ; restarts += 1) {
      const { code, signal } = await running[name].exited;
      if (stopping) return;
      if (restarts === MOST_RESTARTS) throw new Error(`${name} ended ${restarts + 1} times: see ${folder}/${name}.log`);
      onRestart(name, signal ?? `exit code ${code}`);
      running[name] = await launch(name);
      if (stopping) await running[name].stop();
    }
  };
  if (onRestart) for (const name of needed) watchOver(name).catch((error) => !stopping && onGivenUp(error));
  return {
    postgres: given.postgres ?? running.postgres.url,
    redis: given.redis ?? running.redis.url,
    kafka: given.kafka ?? running.kafka.brokers,
    stop,
    kill,
  };
}

async function choosePorts(names, preferred = {}) {
  const taken = new Set();
  const chosen = {};
  for (const name of names) chosen[name] = await portNear(preferred[name] ?? 20_000 + (process.pid % 20_000), taken);
  return chosen;
}
