import { randomUUID } from 'node:crypto';
import type { Tx } from '@careway/database';
import { LostRace } from './lost-race.ts';

/** The visit id of each blind index (hex): a random id, made when the visit is new. Throws `LostRace`. */
export async function findVisits(tx: Tx, blindIndexes: readonly Buffer[]): Promise<Map<string, string>> {
  const wanted = new Map(blindIndexes.map((index) => [index.toString('hex'), index]));
  if (wanted.size === 0) return new Map();
  const rows = await tx.query<{ blind_index: Buffer; id: string }>(
    'SELECT blind_index, id FROM visit WHERE blind_index = ANY($1)',
    [[...wanted.values()]],
  );
  const found = new Map(rows.map((row) => [row.blind_index.toString('hex'), row.id]));
  const missing = [...wanted].filter(([hex]) => !found.has(hex)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (missing.length === 0) return found;
  for (const [hex] of missing) found.set(hex, randomUUID());
  const stored = await tx.execute(
    `INSERT INTO visit (blind_index, id) SELECT * FROM unnest($1::bytea[], $2::uuid[]) ON CONFLICT DO NOTHING`,
    [missing.map(([, index]) => index), missing.map(([hex]) => found.get(hex))],
  );
  if (stored < missing.length) throw new LostRace('visit');
  return found;
}
