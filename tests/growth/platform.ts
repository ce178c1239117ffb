import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bringJars, java, startServers as startAll } from '../bench/harness/tools.ts';

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
  const { postgres, redis, kafka, stop } = await startAll({ folder, given: {}, durable: true });
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
  const classPath = join(await bringJars(), 'kafka', '*');
  const program = ['-XX:TieredStopAtLevel=1', '-cp', classPath, 'org.apache.kafka.tools.TopicCommand'];
  const make = (name: string) => ['--create', '--topic', name, '--partitions', String(partitions)];
  await Promise.all(
    names.map((name) => promisify(execFile)(java(), [...program, '--bootstrap-server', brokers, ...make(name)])),
  );
}
