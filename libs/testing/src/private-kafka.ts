import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closing } from './closing.ts';
import { freePort } from './app-process.ts';

interface RunningKafka {
  brokers: string;
  pid: number;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

interface Launcher {
  startKafka(options: { folder: string; jars: string; port: number; durable: boolean }): Promise<RunningKafka>;
}

export interface PrivateKafka {
  brokers: string;
  /** Stops the broker's process from running at all (SIGSTOP): clients wait and hear nothing. */
  freeze(): void;
  thaw(): void;
  /** `kill -9`; what was acknowledged is in its files. */
  kill(): Promise<void>;
  /** Starts it again on the same data and the same address. */
  startAgain(): Promise<void>;
}

const TOOLS = new URL('../../../tools/platform/', import.meta.url);

/** An Apache Kafka of one's own that a test may kill, from the jars that `npm test` has brought. Gone after the spec file. */
export async function privateKafka(): Promise<PrivateKafka> {
  const { startKafka } = (await import(new URL('kafka.mjs', TOOLS).href)) as Launcher;
  const { bringJars } = (await import(new URL('jars.mjs', TOOLS).href)) as { bringJars(): Promise<string> };
  // In the folder of the test run, when there is one: what a killed run leaves in it is found and ended.
  const folder = await mkdtemp(join(process.env['TEST_FOLDER'] ?? tmpdir(), 'kafka-'));
  const options = { folder, jars: await bringJars(), port: await freePort(), durable: false };
  let running = await startKafka(options);
  closing(async () => {
    await running.kill();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    brokers: running.brokers,
    freeze: () => void process.kill(running.pid, 'SIGSTOP'),
    thaw: () => void process.kill(running.pid, 'SIGCONT'),
    kill: () => running.kill(),
    startAgain: async () => {
      running = await startKafka(options);
    },
  };
}
