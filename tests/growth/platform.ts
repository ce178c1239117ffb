import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

interface Owned {
  pid: number;
  log: string;
  ended?: object;
}

interface Tools {
  startServers(options: { folder: string; durable: boolean }): Promise<{
    postgres: string;
    redis: string;
    kafka: string;
    stop(): Promise<void>;
  }>;
  spawnOwned(options: {
    name: string;
    folder: string;
    command: string;
    args: readonly string[];
    env: Record<string, string | undefined>;
    cwd: string;
  }): Owned;
  sweep(folder: string): Promise<string[]>;
  stopOwned(owned: Owned, signal?: NodeJS.Signals, withinMs?: number): Promise<void>;
  untilReady(owned: Owned, check: () => Promise<boolean>, withinMs: number): Promise<void>;
  freePort(): Promise<number>;
  bringJars(): Promise<string>;
  java(): string;
}

const load = (file: string) => import(new URL(`../../tools/platform/${file}.mjs`, import.meta.url).href);
const parts = ['servers', 'owned-process', 'ports', 'jars', 'java'].map(load);

/** What the commands know about starting servers and processes. They are plain JavaScript. */
export const tools = Object.assign({}, ...(await Promise.all(parts))) as Tools;

export interface Servers {
  folder: string;
  /** Address of the database `name`, which shows its connections as `application`. */
  database(name: string, application: string): string;
  redis(number: number): string;
  kafka: string;
  pids: { postgres: number; redis: number; kafka: number };
  stop(): Promise<void>;
}

/** PostgreSQL, Redis and Kafka of one's own below `folder`, with everything on that makes them durable. */
export async function startServers(folder: string): Promise<Servers> {
  const { postgres, redis, kafka, stop } = await tools.startServers({ folder, durable: true });
  const pid = (name: string): number =>
    (JSON.parse(readFileSync(join(folder, 'pids', `${name}.json`), 'utf8')) as { pid: number }).pid;
  return {
    folder,
    database(name, application) {
      const url = new URL(postgres);
      url.pathname = `/${name}`;
      url.searchParams.set('application_name', application);
      return url.href;
    },
    redis: (number) => `${redis}/${number}`,
    kafka,
    pids: { postgres: pid('postgres'), redis: pid('redis'), kafka: pid('kafka') },
    stop,
  };
}

/** Makes topics with another number of partitions than services would give them. */
export async function makeTopics(brokers: string, names: readonly string[], partitions: number): Promise<void> {
  const classPath = join(await tools.bringJars(), 'kafka', '*');
  const program = ['-XX:TieredStopAtLevel=1', '-cp', classPath, 'org.apache.kafka.tools.TopicCommand'];
  const make = (name: string) => ['--create', '--topic', name, '--partitions', String(partitions)];
  await Promise.all(
    names.map((name) => promisify(execFile)(tools.java(), [...program, '--bootstrap-server', brokers, ...make(name)])),
  );
}
