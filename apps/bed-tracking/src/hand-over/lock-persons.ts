import type { Tx } from '@careway/database';

/** Few, so that a transaction that hears of a thousand people takes no more locks than this. */
const BUCKETS = 64;

const bucketsOf = (subjectIds: readonly string[]): number[] =>
  [...new Set(subjectIds.map((id) => Number.parseInt(id.slice(0, 2), 16) % BUCKETS))].sort((a, b) => a - b);

const lock = (kind: '' | '_shared') => `
  SELECT pg_advisory_xact_lock${kind}(hashtext('custody ' || current_schema()::text), bucket)
  FROM unnest($1::int[]) AS bucket`;

/**
 * Whoever hears of people shares their locks; whoever offers a person has them alone. So an offer sees all that was
 * heard before it, and what is heard after it sees the offer, also of a person who has no row yet. Until the end of the
 * transaction; before any other lock.
 */
export async function sharePersons(tx: Tx, subjectIds: readonly string[]): Promise<void> {
  if (subjectIds.length > 0) await tx.query(lock('_shared'), [bucketsOf(subjectIds)]);
}

/** See `sharePersons`. */
export async function lockPersons(tx: Tx, subjectIds: readonly string[]): Promise<void> {
  await tx.query(lock(''), [bucketsOf(subjectIds)]);
}
