import pg from 'pg';
import { DataSource, type EntitySchema, type MigrationInterface } from 'typeorm';
import { Database } from './database.ts';

/** How long to wait for a connection: a server under load, or one that is just starting, may take seconds. */
const CONNECT_MS = 15_000;
const STANDS_STILL_MS = 8_000;
/** What is asked for all the time lies in memory or on a disk without heads: an index costs hardly more than a scan. */
const RANDOM_PAGE_COST = 1.1;

export type MigrationClass = new () => MigrationInterface;
export type EntityClass = abstract new (...args: never[]) => object;

export interface DatabaseOptions {
  /** `postgresql://user:password@host:port/database` */
  url: string;
  /** The service's own schema; made when missing. Letters, digits and underscores. */
  schema: string;
  migrations: readonly MigrationClass[];
  entities?: readonly (EntityClass | EntitySchema)[];
  /** Connections at most (10). */
  poolSize?: number;
  /** Shown in pg_stat_activity; the schema when not given. */
  applicationName?: string;
  /** A process that stands still in a transaction for so long loses its locks, and what it began is undone (8,000 ms). */
  standsStillMs?: number;
}

/** Connects, makes the schema, and brings it up to date; two services starting at once wait for one another. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (!/^[a-z][a-z0-9_]*$/.test(options.schema)) throw new Error(`schema name ${options.schema} must be lower case`);
  const standsStillMs = options.standsStillMs ?? STANDS_STILL_MS;
  const dataSource = new DataSource({
    type: 'postgres',
    url: options.url,
    schema: options.schema,
    entities: [...(options.entities ?? [])] as never,
    migrations: [...options.migrations] as never,
    migrationsTableName: 'migration',
    poolSize: options.poolSize ?? 10,
    applicationName: options.applicationName ?? options.schema,
    extra: {
      options: settings({
        search_path: options.schema,
        idle_in_transaction_session_timeout: standsStillMs,
        random_page_cost: RANDOM_PAGE_COST,
      }),
      connectionTimeoutMillis: CONNECT_MS,
      keepAlive: true,
      // Statements that nobody waits for one by one go out together.
      pipeline: true,
    },
    // Without a listener the pool's idle connections would end the process when the server goes away.
    poolErrorHandler: () => undefined,
  });
  await withSchemaLock(options, async () => {
    await dataSource.initialize();
    await dataSource.runMigrations({ transaction: 'each' });
  });
  return new Database(dataSource, options.schema, standsStillMs / 3);
}

const settings = (given: Record<string, string | number>): string =>
  Object.entries(given)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');

async function withSchemaLock({ url, schema }: DatabaseOptions, work: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [`migrate ${schema}`]);
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    await work();
  } finally {
    await client.end();
  }
}
