import type { Fact } from '@careway/beds';
import type { Tx } from '@careway/database';
import { newestRevisions } from './newest-revisions.ts';

/**
 * Keeps facts; a higher revision of a message replaces the lower one, and a repeat or an older one is nothing new.
 * Gives the visits whose facts have changed: a replaced fact may have been of another visit.
 */
export async function storeFacts(tx: Tx, facts: readonly Fact[]): Promise<string[]> {
  if (facts.length === 0) return [];
  const newest = newestRevisions(facts);
  const rows = await tx.query<{ visit_id: string; before: string | null }>(
    `INSERT INTO fact (message_id, revision, visit_id, body)
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS told (message_id uuid, revision int, visit_id uuid, body jsonb)
     ON CONFLICT (message_id) DO UPDATE
       SET revision = EXCLUDED.revision, visit_id = EXCLUDED.visit_id, body = EXCLUDED.body
       WHERE fact.revision < EXCLUDED.revision
     RETURNING visit_id, old.visit_id AS before`,
    [JSON.stringify(newest.map(rowOf))],
  );
  return [...new Set(rows.flatMap(({ visit_id, before }) => (before ? [visit_id, before] : [visit_id])))].sort();
}

const rowOf = ({ messageId, revision, visitId, ...body }: Fact): FactRow => ({
  message_id: messageId,
  revision,
  visit_id: visitId,
  body,
});

interface FactRow {
  message_id: string;
  revision: number;
  visit_id: string;
  body: Omit<Fact, 'messageId' | 'revision' | 'visitId'>;
}

/** Every fact of the visits, by visit. */
export async function loadFacts(tx: Pick<Tx, 'query'>, visitIds: readonly string[]): Promise<Map<string, Fact[]>> {
  const rows = await tx.query<FactRow>(
    'SELECT message_id, revision, visit_id, body FROM fact WHERE visit_id = ANY($1::uuid[])',
    [visitIds],
  );
  const facts = rows.map(({ message_id, revision, visit_id, body }) => ({
    messageId: message_id,
    revision,
    visitId: visit_id,
    ...body,
  }));
  return Map.groupBy(facts, (fact) => fact.visitId);
}
