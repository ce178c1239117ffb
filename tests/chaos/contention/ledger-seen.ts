import pg from 'pg';
import { overAllocatedIn } from '../../bench/reserve/over-allocated.ts';
import type { PromiseBook } from './promise-book.ts';

/** Wrongs of the ledger, beside what askers know. */
export interface LedgerSeen {
  /** Promises of a place that began while an earlier one of it was live. */
  over_allocated: number;
  /** Promises that an asker was told of and the ledger has not. */
  lost: number;
  /** Holds that were asked once and are there more than once. */
  doubled: number;
  /** Holds that nobody asked. */
  causeless: number;
}

/** Reads the whole ledger when nobody asks any more. */
export async function seeLedger(url: string, { asked, answered }: PromiseBook): Promise<LedgerSeen> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const over = await client.query<{ n: number }>(overAllocatedIn('bed_tracking'));
    const { rows } = await client.query<{ id: string; subject: string }>(
      'SELECT reservation_id AS id, subject_id AS subject FROM bed_tracking.reservation',
    );
    const there = new Set(rows.map(({ id }) => id));
    const subjects = new Set(rows.map(({ subject }) => subject));
    return {
      over_allocated: over.rows[0]!.n,
      lost: answered.difference(there).size,
      doubled: rows.length - subjects.size,
      causeless: subjects.difference(asked).size,
    };
  } finally {
    await client.end();
  }
}
