import type { Database } from '@careway/database';
import { readFacts } from '../show-board/read-facts.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Keeps what the board stands on now, unless that was done within the hour. `now` is epoch milliseconds. */
export async function keepCheckpoint(database: Database, bedWards: readonly string[], now: number): Promise<void> {
  const [newest] = await database.query<{ at: Date }>('SELECT at FROM board_checkpoint ORDER BY at DESC LIMIT 1');
  if (newest && now - newest.at.getTime() < HOUR_MS) return;
  const { seq, facts } = await readFacts(database, bedWards, now);
  await database.execute('INSERT INTO board_checkpoint (seq, at, facts) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
    seq,
    new Date(now).toISOString(),
    JSON.stringify(facts),
  ]);
}

/** Forgets what is older than so many days, and the changes that no checkpoint is left for. */
export async function pruneReplay(database: Database, days: number, now: number): Promise<void> {
  const before = [new Date(now - days * DAY_MS).toISOString()];
  await database.execute('DELETE FROM board_checkpoint WHERE at < $1', before);
  await database.execute('DELETE FROM board_change WHERE at < $1', before);
}
