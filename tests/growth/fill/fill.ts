import pg from 'pg';
import type { KnownPerson } from './known-people.ts';

/** People in a bed before the first message: about as many as Kent and Medway has on a winter's day. */
const IN_BED = 3_000;

/** What differs from the row that is copied, by column, as SQL: `n` is the person's number, `k` counts their rows. */
type Copied = Record<string, string>;

const id = (what: string) => `md5('${what} ' || n)::uuid`;
const idOfEach = (what: string) => `md5('${what} ' || n || ' ' || k)::uuid`;
const hidden = (what: string) => `sha256(convert_to('${what} ' || n || ' ' || k, 'UTF8'))`;
const SUBJECT = `coalesce(known.subject_id, ${id('subject')})`;
const VISIT = id('visit');
const A_WARD = 'wards[1 + n % cardinality(wards)]';
const inBed = (then: string, otherwise: string) =>
  `CASE WHEN n <= ${IN_BED} AND row.number = 1 THEN ${then} ELSE ${otherwise} END`;

/** Everyone is a copy of one person whose journey went through the services, so the sizes of all rows are real. */
const TABLES: Record<string, Copied> = {
  'gateway.subject': { id: SUBJECT, wrapped_key: 'coalesce(known.wrapped_key, row.wrapped_key)' },
  'gateway.identifier': { blind_index: `coalesce(known.blind_index, ${hidden('local')})`, subject_id: SUBJECT },
  'gateway.visit': { blind_index: hidden('visit'), id: VISIT },
  'gateway.message': {
    id: idOfEach('message'),
    control_id: `'FILL-' || n || '-' || k`,
    content_hash: hidden('content'),
    subject_id: SUBJECT,
    visit_id: VISIT,
  },
  'bed_tracking.heard_event': { event_id: idOfEach('event') },
  'bed_tracking.fact': { message_id: idOfEach('message'), visit_id: VISIT },
  'bed_tracking.spell': { visit_id: VISIT, subject_id: SUBJECT },
  'bed_tracking.stay': {
    visit_id: VISIT,
    place_id: inBed(A_WARD, 'row.place_id'),
    said_ward_id: inBed(A_WARD, 'row.said_ward_id'),
    to_at: inBed('NULL', 'row.to_at'),
  },
  'bed_tracking.visit_flow': { visit_id: VISIT, day: 'row.day - (1 + n % 365)::int' },
};
/** The tables that grow with the number of people. */
export const GROWING = Object.keys(TABLES);

/** Rows of one person in one table at most: a message and an event for each step of a journey. */
const ROWS_EACH = 3;

export interface People {
  /** How many are filled in. */
  patients: number;
  known: readonly KnownPerson[];
  wards: readonly string[];
}

/**
 * Fills the tables of the gateway and of bed tracking, which have heard of one person so far, with many people, and lets
 * PostgreSQL look at them. `begin` gives a connection; each schema is filled by one of its own.
 */
export async function fill(begin: () => Promise<pg.Client>, people: People): Promise<void> {
  const schemas = Object.groupBy(GROWING, (table) => table.split('.')[0]!);
  await Promise.all(
    Object.values(schemas).map(async (tables) => {
      const client = await begin();
      try {
        await fillTables(client, tables!, people);
      } finally {
        await client.end();
      }
    }),
  );
}

async function fillTables(client: pg.Client, tables: readonly string[], { known, ...people }: People): Promise<void> {
  await client.query(`SET synchronous_commit = off; SET maintenance_work_mem = '256MB'`);
  await keepKnown(client, known);
  const putBack = await dropIndexes(client, tables);
  for (const table of tables) await copyRows(client, { table, copied: TABLES[table]!, ...people });
  for (const statement of putBack) await client.query(statement);
  // Otherwise PostgreSQL would do it by itself while we measure.
  await client.query(`VACUUM (ANALYZE) ${tables.join(', ')}`);
  await client.query('CHECKPOINT');
}

async function keepKnown(client: pg.Client, known: readonly KnownPerson[]): Promise<void> {
  await client.query(
    `CREATE TEMPORARY TABLE known AS SELECT *
     FROM unnest($1::int[], $2::uuid[], $3::bytea[], $4::bytea[]) AS one (n, subject_id, blind_index, wrapped_key)`,
    [
      known.map(({ n }) => n),
      known.map(({ subjectId }) => subjectId),
      known.map(({ blindIndex }) => blindIndex),
      known.map(({ wrappedKey }) => wrappedKey),
    ],
  );
  await client.query('ANALYZE known');
}

interface Copying extends Pick<People, 'patients' | 'wards'> {
  table: string;
  copied: Copied;
}

async function copyRows(client: pg.Client, { table, copied, patients, wards }: Copying): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute
     WHERE attrelid = '${table}'::regclass AND attnum > 0 AND NOT attisdropped AND attidentity = ''`,
  );
  const columns = rows.map(({ name }) => name);
  await client.query(
    `WITH row AS MATERIALIZED (SELECT *, row_number() OVER () AS k FROM ${table} LIMIT ${ROWS_EACH})
     INSERT INTO ${table} (${columns.join(', ')})
     SELECT ${columns.map((name) => copied[name] ?? `row.${name}`).join(', ')}
     FROM generate_series(1, $1::int) AS n LEFT JOIN known USING (n) CROSS JOIN row
     CROSS JOIN (SELECT $2::text[] AS wards) AS place`,
    [patients, wards],
  );
}

/** Rows go in many times faster without them. Gives the statements that put them back. */
async function dropIndexes(client: pg.Client, tables: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ drop: string; add: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
            format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS add,
            contype <> 'f' AS later
     FROM pg_constraint WHERE conrelid = ANY($1::regclass[]) AND contype IN ('p', 'u', 'f')
     UNION ALL
     SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid), true
     FROM pg_index WHERE indrelid = ANY($1::regclass[])
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND conrelid = indrelid)
     -- What refers to a key goes before it, and comes after it.
     ORDER BY later`,
    [tables],
  );
  for (const { drop } of rows) await client.query(drop);
  return rows.map(({ add }) => add).toReversed();
}
