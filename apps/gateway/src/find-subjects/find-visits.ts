import { randomUUID } from 'node:crypto';
import type { Tx } from '@careway/database';
import { byteaArray } from '../database/bytea-array.ts';
import { LostRace } from './lost-race.ts';

/** Visit ids by blind index (hex). */
type VisitIds = ReadonlyMap<string, string>;

/** The visits that are known by these blind indexes. */
export async function lookForVisits(tx: Tx, blindIndexes: readonly Buffer[]): Promise<VisitIds> {
  if (blindIndexes.length === 0) return new Map();
  const rows = await tx.query<{ blind_index: Buffer; id: string }>(
    'SELECT blind_index, id FROM visit WHERE blind_index = ANY($1::bytea[])',
    [byteaArray(blindIndexes)],
  );
  return new Map(rows.map((row) => [row.blind_index.toString('hex'), row.id]));
}

/** The visit id of each blind index: a random id, made when the visit is new. `store` throws `LostRace`. */
export function nameVisits(
  blindIndexes: readonly Buffer[],
  known: VisitIds,
): { ids: VisitIds; store(tx: Tx): Promise<void> } {
  const wanted = new Map(blindIndexes.map((index) => [index.toString('hex'), index]));
  const fresh = [...wanted].filter(([hex]) => !known.has(hex)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const ids = new Map([...known, ...fresh.map(([hex]) => [hex, randomUUID()] as const)]);
  return { ids, store: (tx) => storeVisits(tx, fresh, ids) };
}

async function storeVisits(tx: Tx, fresh: readonly [string, Buffer][], ids: VisitIds): Promise<void> {
  if (fresh.length === 0) return;
  const stored = await tx.execute(
    `INSERT INTO visit (blind_index, id) SELECT * FROM unnest($1::bytea[], $2::uuid[]) ON CONFLICT DO NOTHING`,
    [byteaArray(fresh.map(([, index]) => index)), fresh.map(([hex]) => ids.get(hex))],
  );
  if (stored < fresh.length) throw new LostRace('visit');
}
