import type { Tx } from '@careway/database';

/** Now by the database's clock, which is the same for every process: RFC 3339. */
export async function databaseNow(tx: Pick<Tx, 'query'>): Promise<string> {
  const [row] = await tx.query<{ now: Date }>('SELECT clock_timestamp() AS now');
  return row!.now.toISOString();
}
