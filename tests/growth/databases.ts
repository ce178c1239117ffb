import pg from 'pg';
import { eventually } from '@careway/testing/eventually';
import type { Servers } from './platform.ts';

/** What this harness calls its own connections: their work is not the services'. */
export const OURSELVES = 'growth';

export async function connect(servers: Pick<Servers, 'database'>, database: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: servers.database(database, OURSELVES) });
  await client.connect();
  return client;
}

/** A database like `template`, to which nobody may be connected. */
export async function makeDatabase(servers: Pick<Servers, 'database'>, name: string, template: string): Promise<void> {
  const client = await connect(servers, 'postgres');
  try {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
  } finally {
    await client.end();
  }
}

/** Number of the last message that the gateway stored. */
export async function lastMessage(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ last: string }>('SELECT coalesce(max(seq), 0) AS last FROM gateway.message');
  return rows[0]!.last;
}

/** How many messages after `seq` were accepted, and how many of them bed tracking has heard. */
export async function heardSince(client: pg.Client, seq: string): Promise<{ accepted: number; heard: number }> {
  const { rows } = await client.query<{ accepted: number; heard: number }>(
    `SELECT count(*)::int AS accepted, count(fact.message_id)::int AS heard
     FROM gateway.message LEFT JOIN bed_tracking.fact ON fact.message_id = message.id
     WHERE seq > $1 AND status = 'accepted'`,
    [seq],
  );
  return rows[0]!;
}

/** Waits until everything accepted after message `seq` is on the board. Asks little while there is much to do. */
export async function untilQuiet(client: pg.Client, seq: string, within = 120_000): Promise<void> {
  await eventually(
    async () => {
      const waiting = await number(
        client,
        `SELECT (SELECT count(*) FROM gateway.outbox) + (SELECT count(*) FROM bed_tracking.outbox)`,
      );
      if (waiting > 0) throw new Error(`${waiting} events wait in the outboxes`);
      const { accepted, heard } = await heardSince(client, seq);
      if (heard < accepted) throw new Error(`${accepted - heard} messages are not heard`);
      const hidden = await number(
        client,
        `SELECT count(*) FROM bed_tracking.ward LEFT JOIN control_centre.ward_occupancy AS shown USING (ward_id)
         WHERE ward.version > coalesce(shown.version, 0)`,
      );
      if (hidden > 0) throw new Error(`${hidden} wards are not on the board as they are`);
    },
    { within },
  );
}

/** Rows of these tables that were read because a statement looked through a table, since PostgreSQL began. */
export const rowsScanned = (client: pg.Client, tables: readonly string[]): Promise<number> =>
  number(
    client,
    `SELECT sum(seq_tup_read) FROM pg_stat_user_tables
     WHERE format('%s.%s', schemaname, relname) IN (${tables.map((table) => `'${table}'`).join(', ')})`,
  );

/** Number of the last change of the board. */
export const lastChange = (client: pg.Client): Promise<number> =>
  number(client, 'SELECT last FROM control_centre.board_sequence');

async function number(client: pg.Client, text: string): Promise<number> {
  const { rows } = await client.query<{ number: string }>(`SELECT (${text}) AS number`);
  return Number(rows[0]?.number ?? 0);
}
