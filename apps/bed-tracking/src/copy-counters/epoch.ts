import type { Tx } from '@careway/database';

/** The epoch that the counters should be of; every rebuild begins a new one. */
export async function loadEpoch(tx: Pick<Tx, 'query'>): Promise<number> {
  const [row] = await tx.query<{ epoch: string }>('SELECT epoch FROM counter_epoch');
  return Number(row!.epoch);
}

/** Begins an epoch that is newer than the ledger's and than `held`, the one found in Redis. */
export async function beginEpoch(tx: Pick<Tx, 'query'>, held: number): Promise<number> {
  const [row] = await tx.query<{ epoch: string }>(
    'UPDATE counter_epoch SET epoch = greatest(epoch, $1) + 1, begun_at = clock_timestamp() RETURNING epoch',
    [held],
  );
  return Number(row!.epoch);
}
