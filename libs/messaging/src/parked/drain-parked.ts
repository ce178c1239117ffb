import type { Tx } from '@careway/database';
import { ChunkTx } from '../hearing/chunk-tx.ts';
import { hearAlone, type ChunkTools } from '../hearing/hear-chunk.ts';
import { readMessage, type ReadMessage } from '../hearing/read-message.ts';
import { contractBroken, type ParkedReason } from './parked-keys.ts';

/** Messages of one key heard per transaction at most. */
const AT_ONCE = 100;
const LONGEST_PAUSE_MS = 600_000;

interface HeldRow {
  seq: string;
  offset: string;
  body: Buffer | null;
}

/**
 * Takes the parked key that has waited longest for its turn and hears its messages in order, up to the first that
 * fails again; the key is free when none is left. False when no key is due.
 */
export const drainOneKey = (tools: ChunkTools): Promise<boolean> =>
  tools.database.transaction(async (tx) => {
    const [parked] = await tx.query<{ key: string; attempts: number }>(
      `SELECT key, attempts FROM parked_key WHERE next_attempt_at <= clock_timestamp()
       ORDER BY next_attempt_at FOR UPDATE SKIP LOCKED LIMIT 1`,
    );
    if (!parked) return false;
    const own = new ChunkTx(tx);
    const { done, reason, more } = await hearHeld(tools, own, parked.key);
    await tx.execute('DELETE FROM parked_message WHERE seq = ANY ($1::bigint[])', [done]);
    if (reason) await tryLater(tx, parked.key, reason, done.length > 0 ? 1 : parked.attempts + 1, tools.retryMs);
    else if (!more) await tx.execute('DELETE FROM parked_key WHERE key = $1', [parked.key]);
    tx.afterCommit(() => tools.runEffects(own.effects));
    return true;
  });

async function hearHeld(tools: ChunkTools, tx: ChunkTx, key: string) {
  const rows = await tx.query<HeldRow>(
    'SELECT seq, "offset", body FROM parked_message WHERE key = $1 ORDER BY seq LIMIT $2',
    [key, AT_ONCE],
  );
  const done: string[] = [];
  for (const row of rows) {
    const reason = await hearAgain(tools, tx, key, row);
    if (reason) return { done, reason, more: true };
    done.push(row.seq);
  }
  return { done, reason: undefined, more: rows.length === AT_ONCE };
}

/** Read anew, for a new version may know what the old one did not, or no longer hear it. */
async function hearAgain(tools: ChunkTools, tx: ChunkTx, key: string, row: HeldRow): Promise<ParkedReason | undefined> {
  const incoming = { key: Buffer.from(key), value: row.body, offset: Number(row.offset) };
  const message: ReadMessage | undefined = readMessage(incoming, (type) => tools.hearings.has(type));
  if (!message) return undefined;
  return message.event ? hearAlone(tools, tx, message) : contractBroken(message);
}

async function tryLater(tx: Tx, key: string, reason: ParkedReason, attempts: number, retryMs: number): Promise<void> {
  const pause = Math.min(retryMs * 2 ** Math.min(attempts, 20), LONGEST_PAUSE_MS);
  await tx.execute(
    `UPDATE parked_key SET attempts = $2, reason = $3, next_attempt_at = clock_timestamp() + make_interval(secs => $4::float8 / 1000)
     WHERE key = $1`,
    [key, attempts, JSON.stringify(reason), pause],
  );
}
