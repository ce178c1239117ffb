import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { freePort, root, spawnOwned, startServers, stopOwned, untilReady } from './tools.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');

/** An app of this checkout that runs as a process of its own, as deployed. */
export interface App {
  name: string;
  /** `http://127.0.0.1:port` of its health, metrics and API. */
  address: string;
  pid: number;
  mllpPort: number;
  /** What its process has used of the processors so far, in seconds. */
  cpuSeconds(): Promise<number>;
  stop(): Promise<void>;
}

export interface AppOptions {
  database: string;
  /** Apps with the same prefix hear one another. */
  topicPrefix: string;
  environment?: Record<string, string>;
}

interface Servers {
  postgres: string;
  redis: string;
  kafka: string;
  stop(): Promise<void>;
}

/** PostgreSQL, Redis and Kafka that keep what they acknowledge, and apps on them. */
export class Platform {
  private readonly apps: App[] = [];
  private readonly databases: string[] = [];
  private started = 0;

  private constructor(
    readonly folder: string,
    private readonly servers: Servers,
  ) {}

  static async start(environment: NodeJS.ProcessEnv = process.env): Promise<Platform> {
    const folder = mkdtempSync(join(tmpdir(), 'careway-bench-'));
    // PostgreSQL runs as nobody when this is root, and must be able to enter.
    chmodSync(folder, 0o711);
    const { TEST_POSTGRES_URL: postgres, TEST_REDIS_URL: redis, TEST_KAFKA_BROKERS: kafka } = environment;
    const servers = await startServers({ folder, given: { postgres, redis, kafka }, durable: true });
    const platform = new Platform(folder, servers);
    try {
      await mustBeDurable(servers.postgres);
    } catch (error) {
      await platform.stop();
      throw error;
    }
    return platform;
  }

  get brokers(): string {
    return this.servers.kafka;
  }

  /** A Redis database that nobody else uses here, empty. */
  async redis(number = 1): Promise<string> {
    const url = `${this.servers.redis}/${number}`;
    const redis = new Redis(url);
    await redis.flushdb();
    redis.disconnect();
    return url;
  }

  /** A new, empty database; its address. Dropped at the end. */
  async database(): Promise<string> {
    const name = `bench_${randomBytes(6).toString('hex')}`;
    this.databases.push(name);
    await this.withServer((server) => server.query(`CREATE DATABASE ${name} TEMPLATE template0`));
    const url = new URL(this.servers.postgres);
    url.pathname = `/${name}`;
    return url.href;
  }

  /** A topic prefix that nobody had before. */
  topicPrefix(): string {
    return `bench-${randomBytes(6).toString('hex')}.`;
  }

  /** Starts an app and waits until it is ready. `NODE_OPTIONS` of this process reach it (`--cpu-prof`). */
  async app(name: string, { database, topicPrefix, environment = {} }: AppOptions): Promise<App> {
    const [port, mllpPort] = [await freePort(), await freePort()];
    const address = `http://127.0.0.1:${port}`;
    this.started += 1;
    const owned = spawnOwned({
      name: `${name}-${this.started}`,
      folder: this.folder,
      command: process.execPath,
      args: ['--conditions=@careway/source', '--import', './tools/swc-register.mjs', `apps/${name}/src/main.ts`],
      cwd: root,
      env: {
        PATH: process.env['PATH'],
        NODE_OPTIONS: process.env['APP_NODE_OPTIONS'],
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: String(port),
        MLLP_PORT: String(mllpPort),
        DATABASE_URL: database,
        REDIS_URL: `${this.servers.redis}/1`,
        KAFKA_BROKERS: this.servers.kafka,
        TOPIC_PREFIX: topicPrefix,
        BLIND_INDEX_KEY: KEY,
        MASTER_KEY: KEY,
        ...environment,
      },
    });
    const app = {
      name,
      address,
      pid: owned.pid,
      mllpPort,
      cpuSeconds: () => cpuOf(address),
      stop: () => stopOwned(owned),
    };
    this.apps.push(app);
    await untilReady(owned, () => isReady(address), 60_000);
    return app;
  }

  async stop(): Promise<void> {
    await Promise.all(this.apps.map((app) => app.stop()));
    for (const name of this.databases)
      await this.withServer((server) => server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)).catch(
        () => undefined,
      );
    await this.servers.stop();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private async withServer<Result>(work: (server: pg.Client) => Promise<Result>): Promise<Result> {
    return withClient(this.servers.postgres, work);
  }
}

export async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Figures of a server that forgets when the power fails would not count. */
async function mustBeDurable(url: string): Promise<void> {
  const names = ['fsync', 'synchronous_commit', 'full_page_writes'];
  const off = await withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string; setting: string }>(
      'SELECT name, setting FROM pg_settings WHERE name = ANY($1)',
      [names],
    );
    return rows.filter(({ setting }) => setting !== 'on').map(({ name, setting }) => `${name} is ${setting}`);
  });
  if (off.length > 0)
    throw new Error(`This PostgreSQL does not keep what it acknowledged (${off.join(', ')}): use another.`);
}

async function cpuOf(address: string): Promise<number> {
  const metrics = await (await fetch(`${address}/metrics`)).text();
  return Number(/^process_cpu_seconds_total\S* (\S+)/m.exec(metrics)?.[1]);
}

const isReady = (address: string): Promise<boolean> =>
  fetch(`${address}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
