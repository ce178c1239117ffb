import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { openDatabase, type Database, type MigrationClass } from '@careway/database';
import { addressOf } from './addresses.ts';
import { closing } from './closing.ts';

export interface TestDatabaseOptions {
  /** The schema, as the service names it. */
  schema: string;
  migrations: readonly MigrationClass[];
}

export interface TestDatabase {
  /** For a service's DATABASE_URL. */
  url: string;
  /** Migrated and open on `schema`; stopped after the spec file. */
  database: Database;
}

/**
 * A PostgreSQL database of one's own, dropped after the spec file. It is cloned from a template that was migrated once
 * per set of migrations, which takes milliseconds instead of running them.
 */
export async function testDatabase({ schema, migrations }: TestDatabaseOptions): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await withServer(async (server) => {
    const template = await templateFor(server, schema, migrations);
    await server.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
  });
  closing(() => withServer((server) => server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)));
  const url = addressOfDatabase(name);
  const database = await openDatabase({ url, schema, migrations });
  closing(() => database.stop());
  return { url, database };
}

async function templateFor(server: pg.Client, schema: string, migrations: readonly MigrationClass[]): Promise<string> {
  const name = `template_${createHash('sha256')
    .update(await statementsOf(schema, migrations))
    .digest('hex')
    .slice(0, 24)}`;
  // One builder at a time: the lock is the session's and ends with it.
  await server.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
  const { rowCount } = await server.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (rowCount === 0) {
    const unfinished = `${name}_new`;
    await server.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
    await server.query(`CREATE DATABASE ${unfinished}`);
    await (await openDatabase({ url: addressOfDatabase(unfinished), schema, migrations })).stop();
    await server.query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`);
  }
  return name;
}

/** What the migrations would say to the database, so that a changed one gets a template of its own. */
async function statementsOf(schema: string, migrations: readonly MigrationClass[]): Promise<string> {
  const said = [schema];
  const listener = { query: async (text: string) => void said.push(text) } as unknown as QueryRunner;
  for (const Migration of migrations) {
    said.push(Migration.name);
    await new Migration().up(listener);
  }
  return said.join('\n');
}

async function withServer(work: (server: pg.Client) => Promise<unknown>): Promise<void> {
  const server = new pg.Client({ connectionString: addressOf('TEST_POSTGRES_URL') });
  await server.connect();
  try {
    await work(server);
  } finally {
    await server.end();
  }
}

function addressOfDatabase(name: string): string {
  const url = new URL(addressOf('TEST_POSTGRES_URL'));
  url.pathname = `/${name}`;
  return url.href;
}
