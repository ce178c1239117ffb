import type { Database, Tx } from '@careway/database';
import type { BoardChange } from '@careway/pressure';

/** One numbered change of the board. */
export interface LogEntry {
  seq: number;
  /** When it was written, RFC 3339. */
  at: string;
  change: BoardChange;
}

/**
 * Whoever changes the board takes this lock first and holds it to the commit: numbers have no gaps, they commit in
 * their order, and a sum over the wards of a site always sees the wards that others changed before.
 */
export const lockBoard = async (tx: Tx): Promise<void> =>
  void (await tx.query('SELECT last FROM board_sequence FOR UPDATE'));

/** Numbers the changes and writes them down; `at` is RFC 3339. The board must be locked. */
export async function appendChanges(tx: Tx, changes: readonly BoardChange[], at: string): Promise<void> {
  if (changes.length === 0) return;
  await tx.execute(
    `WITH numbered AS (UPDATE board_sequence SET last = last + $1 RETURNING last)
     INSERT INTO board_change (seq, at, change)
     SELECT numbered.last - $1 + position, $2, change
     FROM numbered, jsonb_array_elements($3::jsonb) WITH ORDINALITY AS given (change, position)`,
    [changes.length, at, JSON.stringify(changes)],
  );
}

interface Row {
  seq: string;
  at: Date;
  change: BoardChange;
}

/** Up to `limit` changes after `seq`, in order. */
export async function changesAfter(database: Database, seq: number, limit = 1_000): Promise<LogEntry[]> {
  const rows = await database.query<Row>(
    'SELECT seq, at, change FROM board_change WHERE seq > $1 ORDER BY seq LIMIT $2',
    [seq, limit],
  );
  return rows.map((row) => ({ seq: Number(row.seq), at: row.at.toISOString(), change: row.change }));
}

/** The number of the last change, 0 when there was none. */
export async function lastSeq(database: Database): Promise<number> {
  const [row] = await database.query<{ last: string }>('SELECT last FROM board_sequence');
  return Number(row?.last ?? 0);
}

/** Forgets heartbeats older than ten minutes but the newest, and flows of days gone by. `now` is epoch ms. */
export async function pruneBoard(database: Database, now: number): Promise<void> {
  const before = (ms: number) => [new Date(now - ms).toISOString()];
  await database.execute(
    'DELETE FROM heartbeat WHERE heard_at < $1 AND started_at < (SELECT max(started_at) FROM heartbeat)',
    before(10 * 60_000),
  );
  await database.execute('DELETE FROM daily_flow WHERE day < $1::timestamptz::date', before(7 * 86_400_000));
}
