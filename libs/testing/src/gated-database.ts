import type pg from 'pg';
import { openDatabase, type Database } from '@careway/database';
import { closing } from './closing.ts';

/**
 * Stands before each statement of a connection: it may wait, pass the statement on with `send`, or throw as a line that
 * breaks would, before or after.
 * @param backend PostgreSQL's process id of the connection
 */
export type Gate = (statement: string, send: () => Promise<unknown>, backend: number) => Promise<unknown>;

/** A database that was migrated before, with its own connections; every statement on their wire passes the gate. */
export async function gatedDatabase(url: string, schema: string, gate: Gate): Promise<Database> {
  const database = await openDatabase({ url, schema, migrations: [], poolSize: 4 });
  closing(() => database.stop());
  const gated = new WeakSet<pg.PoolClient>();
  const { master } = database.dataSource.driver as unknown as { master: pg.Pool };
  master.on('acquire', (client) => {
    if (gated.has(client)) return;
    gated.add(client);
    putGateBefore(client, gate);
  });
  return database;
}

type Query = (statement: string | pg.QueryConfig, ...rest: unknown[]) => Promise<unknown>;

function putGateBefore(client: pg.PoolClient, gate: Gate): void {
  const query = client.query.bind(client) as Query;
  const { processID } = client as unknown as { processID: number };
  // A deadlock that a test brings about is not to cost it a second.
  let last: Promise<unknown> = query(`SET deadlock_timeout = '20ms'`);
  const gated: Query = (statement, ...rest) => {
    const text = typeof statement === 'string' ? statement : statement.text;
    const result = last.then(() => gate(text, () => query(statement, ...rest), processID));
    last = result.catch(() => undefined);
    return result;
  };
  Object.assign(client, { query: gated });
}

/** Which of these backends wait for a lock that another one holds. */
export async function blockedBackends(
  database: Pick<Database, 'query'>,
  backends: readonly number[],
): Promise<Set<number>> {
  const rows = await database.query<{ backend: number }>(
    `SELECT backend FROM unnest($1::int[]) AS asked (backend) WHERE pg_blocking_pids(backend) <> '{}'`,
    [backends],
  );
  return new Set(rows.map(({ backend }) => backend));
}
