import { join } from 'node:path';
import { freePort, root, spawnOwned, stopOwned, untilReady } from '../bench/harness/tools.ts';
import type { Servers } from './platform.ts';

/** What a message passes on its way; each is a process of its own here. */
export const HOPS = ['accept', 'relay', 'hear', 'project'] as const;
export type Hop = (typeof HOPS)[number];

/** accept is a gateway that only answers senders; relay is a gateway whose doors nobody uses. */
const APPS: Record<Hop, string> = {
  accept: 'gateway',
  relay: 'gateway',
  hear: 'bed-tracking',
  project: 'control-centre',
};

const KEY = Buffer.alloc(32, 7).toString('base64');
/** The keys of every gateway here: people who are filled in have to be found by them. */
export const KEYS = { BLIND_INDEX_KEY: KEY, MASTER_KEY: KEY };

const SOURCES = ['--conditions=@careway/source', '--import', './tools/swc-register.mjs'];
const OWN = ['--enable-source-maps', '--expose-gc', '--import', './tests/growth/collect-garbage.mjs'];

export interface Running {
  hop: Hop;
  pid: number;
  address: string;
  /** Seconds from its start until it was ready. */
  startSeconds: number;
  stop(): Promise<void>;
}

export interface ServicesOptions {
  servers: Pick<Servers, 'database' | 'redis' | 'kafka' | 'folder'>;
  database: string;
  redisNumber: number;
  topicPrefix: string;
  /** `dist` is what is deployed; sources need no build. */
  from: 'dist' | 'sources';
}

/** The services of one world, each hop in a process of its own. */
export class Services {
  readonly running: Running[] = [];

  private constructor(
    private readonly options: ServicesOptions,
    readonly mllpPort: number,
  ) {}

  static async start(options: ServicesOptions): Promise<Services> {
    const services = new Services(options, await freePort());
    try {
      await Promise.all(HOPS.map((hop) => services.begin(hop)));
    } catch (error) {
      await services.stop();
      throw error;
    }
    return services;
  }

  of(hop: Hop): Running[] {
    return this.running.filter((one) => one.hop === hop);
  }

  /** Starts processes of bed tracking until there are so many; whether any was started. */
  async haveInstances(count: number): Promise<boolean> {
    const missing = Math.max(0, count - this.of('hear').length);
    for (let started = 0; started < missing; started += 1) await this.begin('hear');
    return missing > 0;
  }

  async stop(): Promise<void> {
    await Promise.all(this.running.splice(0).map((one) => one.stop()));
  }

  private async begin(hop: Hop): Promise<void> {
    const { servers, from } = this.options;
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    const main = `apps/${APPS[hop]}/${from === 'dist' ? 'dist/main.js' : 'src/main.ts'}`;
    const began = performance.now();
    const owned = spawnOwned({
      name: `${hop}-${this.of(hop).length + 1}`,
      folder: join(servers.folder, 'services'),
      command: process.execPath,
      args: [...OWN, ...(from === 'dist' ? [] : SOURCES), main],
      env: await this.environment(hop, port),
      cwd: root,
    });
    const stop = () => stopOwned(owned);
    const place = this.running.push({ hop, pid: owned.pid, address, startSeconds: 0, stop }) - 1;
    await untilReady(owned, () => isReady(address), 90_000);
    this.running[place]!.startSeconds = (performance.now() - began) / 1_000;
  }

  private async environment(hop: Hop, port: number): Promise<Record<string, string | undefined>> {
    const { servers, database, redisNumber, topicPrefix } = this.options;
    return {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      MLLP_PORT: String(hop === 'accept' ? this.mllpPort : await freePort()),
      RELAY: hop === 'accept' ? 'off' : 'on',
      DATABASE_URL: servers.database(database, hop),
      REDIS_URL: servers.redis(redisNumber),
      KAFKA_BROKERS: servers.kafka,
      TOPIC_PREFIX: topicPrefix,
      ...KEYS,
    };
  }
}

const isReady = (address: string): Promise<boolean> =>
  fetch(`${address}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
