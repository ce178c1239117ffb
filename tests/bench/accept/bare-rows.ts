import pg from 'pg';
import { byteaArray } from '../../../apps/gateway/src/database/bytea-array.ts';
import { withClient } from '../harness/platform.ts';

type Row = Record<string, unknown>;

/** Rows of a hundred messages as the gateway stored them: the same tables, columns and sizes. */
export interface Batch {
  subject: Row[];
  identifier: Row[];
  visit: Row[];
  message: Row[];
  outbox: Row[];
}

const TABLES = {
  subject: { id: 'uuid', wrapped_key: 'bytea' },
  identifier: { blind_index: 'bytea', subject_id: 'uuid', kind: 'text' },
  visit: { blind_index: 'bytea', id: 'uuid' },
  message: {
    id: 'uuid',
    interface_id: 'text',
    door: 'text',
    sending_application: 'text',
    sending_facility: 'text',
    control_id: 'text',
    content_hash: 'bytea',
    message_type: 'text',
    trigger: 'text',
    status: 'text',
    problems: 'jsonb',
    unmapped: 'boolean',
    subject_id: 'uuid',
    visit_id: 'uuid',
    received_at: 'timestamptz',
    charset: 'text',
    wrapped_key: 'bytea',
    raw: 'bytea',
    envelope: 'bytea',
    answer: 'bytea',
  },
  outbox: { id: 'uuid', aggregatetype: 'text', aggregateid: 'text', type: 'text', payload: 'json', shard: 'smallint' },
} as const satisfies Record<keyof Batch, Record<string, string>>;
const NAMES = Object.keys(TABLES) as (keyof Batch)[];

/** Writes rows by SQL and nothing else, into tables made like the gateway's. */
export class BareRows {
  private constructor(private readonly pool: pg.Pool) {}

  static async open(url: string, connections: number): Promise<BareRows> {
    await withClient(url, async (client) => {
      await client.query('CREATE SCHEMA IF NOT EXISTS bare');
      for (const name of NAMES)
        await client.query(`CREATE TABLE IF NOT EXISTS bare.${name} (LIKE gateway.${name} INCLUDING ALL)`);
    });
    const pool = new pg.Pool({ connectionString: url, max: connections, options: '-c search_path=bare' });
    // The server drops the database while the last connections still close.
    pool.on('error', () => undefined);
    return new BareRows(pool);
  }

  /** One statement, and so one transaction, per batch; messages per second. */
  batches(batches: readonly Batch[]): Promise<number> {
    return this.measure(batches, (client, batch) =>
      client.query({ name: 'batch', text: ALL_AT_ONCE, values: valuesOf(batch) }),
    );
  }

  /** A transaction per message, a statement per row; messages per second. */
  oneByOne(batches: readonly Batch[]): Promise<number> {
    return this.measure(batches.flatMap(singles), async (client, single) => {
      await client.query('BEGIN');
      for (const name of NAMES)
        for (const row of single[name])
          await client.query({
            name,
            text: INSERT_ONE[name],
            values: Object.keys(TABLES[name]).map((column) => row[column]),
          });
      await client.query('COMMIT');
    });
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private async measure(batches: readonly Batch[], store: (client: pg.PoolClient, batch: Batch) => Promise<unknown>) {
    await this.pool.query('TRUNCATE outbox');
    const clients = await Promise.all(Array.from({ length: this.pool.options.max }, () => this.pool.connect()));
    const [began, queue] = [performance.now(), batches.values()];
    await Promise.all(
      clients.map(async (client) => {
        for (const batch of queue) await store(client, batch);
      }),
    );
    const seconds = (performance.now() - began) / 1_000;
    for (const client of clients) client.release();
    return batches.reduce((sum, { message }) => sum + message.length, 0) / seconds;
  }
}

const valuesOf = (batch: Batch): unknown[] =>
  NAMES.flatMap((name) =>
    Object.entries(TABLES[name]).map(([column, type]) => {
      const values = batch[name].map((row) => row[column]);
      return type === 'bytea' ? byteaArray(values.map((value) => (value as Buffer | null) ?? undefined)) : values;
    }),
  );

/** One CTE for each table. */
const ALL_AT_ONCE = (() => {
  let parameters = 0;
  const inserts = NAMES.map((name) => {
    const columns = Object.entries(TABLES[name]);
    const given = columns.map(([, type]) => `$${(parameters += 1)}::${type}[]`);
    return `${name}_rows AS (INSERT INTO ${name} (${columns.map(([column]) => column).join(', ')}) SELECT * FROM unnest(${given.join(', ')}))`;
  });
  return `WITH ${inserts.join(', ')} SELECT`;
})();

const INSERT_ONE = Object.fromEntries(
  NAMES.map((name) => {
    const columns = Object.keys(TABLES[name]);
    return [
      name,
      `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map((_, place) => `$${place + 1}`).join(', ')})`,
    ];
  }),
) as Record<keyof Batch, string>;

/** The rows of each message of a batch: subjects, identifiers and visits go with the first messages. */
function singles(batch: Batch): Batch[] {
  const count = batch.message.length;
  const share = (rows: readonly Row[], place: number): Row[] => rows.filter((_, index) => index % count === place);
  return batch.message.map((message, place) => ({
    subject: share(batch.subject, place),
    identifier: share(batch.identifier, Math.floor(place)),
    visit: share(batch.visit, place),
    message: [message],
    outbox: share(batch.outbox, place),
  }));
}
