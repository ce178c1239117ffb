import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { withClient } from '../harness/platform.ts';
import { ASKERS, contend, PLACES, type Contended, type Desk } from './contend.ts';

const TABLE = 'CREATE TABLE slot (id int PRIMARY KEY, holder uuid, until timestamptz) WITH (fillfactor = 70)';
const FREE = '(holder IS NULL OR until <= clock_timestamp())';

/** A table with nothing but who has which place. */
export async function bareSlots(url: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(TABLE);
    await client.query(`INSERT INTO slot SELECT generate_series(0, ${PLACES - 1})`);
  });
}

/** The least that can be done: one statement claims, one gives back; by as many connections. */
export const bareClaims = (url: string, attempts: number): Promise<Contended> =>
  withDesks(url, attempts, (client) => async (place, holder) => {
    const { rowCount } = await client.query({
      name: 'claim',
      text: `UPDATE slot SET holder = $2, until = clock_timestamp() + interval '30 minutes' WHERE id = $1 AND ${FREE}`,
      values: [place, holder],
    });
    return rowCount === 1;
  });

/** What one would write first: read, decide, write, in a serializable transaction, again when it fails. */
export const readThenWrite = (url: string, attempts: number): Promise<Contended> =>
  withDesks(url, attempts, (client) => async (place, holder) => {
    for (;;)
      try {
        await client.query('BEGIN ISOLATION LEVEL SERIALIZABLE');
        const { rowCount } = await client.query(`SELECT 1 FROM slot WHERE id = $1 AND ${FREE}`, [place]);
        if (rowCount === 1)
          await client.query(
            `UPDATE slot SET holder = $2, until = clock_timestamp() + interval '30 minutes' WHERE id = $1`,
            [place, holder],
          );
        await client.query('COMMIT');
        return rowCount === 1;
      } catch (error) {
        await client.query('ROLLBACK');
        if ((error as { code?: string }).code !== '40001') throw error;
      }
  });

type Claim = (place: number, holder: string) => Promise<boolean>;

async function withDesks(url: string, attempts: number, claimOn: (client: pg.Client) => Claim): Promise<Contended> {
  const clients = Array.from({ length: ASKERS }, () => new pg.Client({ connectionString: url }));
  await Promise.all(clients.map((client) => client.connect()));
  try {
    return await contend(
      clients.map((client) => deskOf(client, claimOn(client))),
      attempts,
    );
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

function deskOf(client: pg.Client, claim: Claim): Desk<{ place: number; holder: string }> {
  const holder = randomUUID();
  return {
    claim: async (place) => ((await claim(place, holder)) ? { place, holder } : undefined),
    giveBack: ({ place }) =>
      client.query({
        name: 'release',
        text: 'UPDATE slot SET holder = NULL WHERE id = $1 AND holder = $2',
        values: [place, holder],
      }),
  };
}
