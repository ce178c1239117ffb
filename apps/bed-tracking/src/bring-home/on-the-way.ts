import type { Tx } from '@careway/database';
import { personsOf } from '../track-visits/store-links.ts';

/** People who have a way already, by the subject id that was asked for, with what it is in words. */
export async function readOnTheWay(
  tx: Pick<Tx, 'query'>,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (subjectIds.length === 0) return new Map();
  const persons = await personsOf(tx, subjectIds);
  const ids = [[...persons.keys()]];
  const [promised, handedOver] = await Promise.all([
    tx.query<{ subject_id: string; status: string }>(
      `SELECT subject_id, status FROM reservation
       WHERE subject_id = ANY($1::uuid[]) AND status IN ('held', 'confirmed')`,
      ids,
    ),
    tx.query<{ subject_id: string; state: string }>(
      `SELECT subject_id, state FROM transfer
       WHERE subject_id = ANY($1::uuid[]) AND state IN ('offered', 'accepted', 'departed')`,
      ids,
    ),
  ]);
  const ways = new Map<string | undefined, string>();
  for (const { subject_id, status } of promised)
    ways.set(persons.get(subject_id), status === 'held' ? 'a place is held for them' : 'a place is reserved for them');
  for (const { subject_id, state } of handedOver) ways.set(persons.get(subject_id), `a transfer of them is ${state}`);
  return new Map(
    subjectIds.flatMap((id) => {
      const way = ways.get(persons.get(id));
      return way === undefined ? [] : [[id, way]];
    }),
  );
}
