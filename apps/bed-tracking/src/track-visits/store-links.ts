import { resolvePersons, type MergeLink } from '@careway/beds';
import {
  definitionOf,
  PatientIdentifierChanged,
  PatientsMerged,
  type DomainEvent,
  type EventClass,
} from '@careway/contracts';
import type { Tx } from '@careway/database';
import { newestRevisions } from './newest-revisions.ts';

const is = <Data extends object>(event: DomainEvent, type: EventClass<Data>): event is DomainEvent<Data> =>
  event.type === definitionOf(type).type;

/** The link that a merge, or a change of identifier, tells; undefined for any other event. */
export function linkOf(event: DomainEvent): MergeLink | undefined {
  if (is(event, PatientsMerged)) {
    const { mergedSubjectId: merged, survivingSubjectId: surviving, ...cause } = event.data;
    return { ...cause, merged, surviving };
  }
  if (is(event, PatientIdentifierChanged)) {
    const { previousSubjectId: merged, currentSubjectId: surviving, ...cause } = event.data;
    return { ...cause, merged, surviving };
  }
  return undefined;
}

/** Keeps links; they are resolved when somebody reads, so nothing else changes. Gives how many are new. */
export async function storeLinks(tx: Tx, links: readonly MergeLink[]): Promise<number> {
  if (links.length === 0) return 0;
  const newest = newestRevisions(links);
  return tx.execute(
    `INSERT INTO merge_link (message_id, revision, merged, surviving, occurred_at, recorded_at)
     SELECT * FROM unnest($1::uuid[], $2::int[], $3::uuid[], $4::uuid[], $5::timestamptz[], $6::timestamptz[])
     ON CONFLICT (message_id) DO UPDATE
       SET revision = EXCLUDED.revision, merged = EXCLUDED.merged, surviving = EXCLUDED.surviving,
         occurred_at = EXCLUDED.occurred_at, recorded_at = EXCLUDED.recorded_at
       WHERE merge_link.revision < EXCLUDED.revision`,
    [
      newest.map((link) => link.messageId),
      newest.map((link) => link.revision),
      newest.map((link) => link.merged),
      newest.map((link) => link.surviving),
      newest.map((link) => link.occurredAt),
      newest.map((link) => link.recordedAt),
    ],
  );
}

interface LinkRow {
  message_id: string;
  revision: number;
  merged: string;
  surviving: string;
  occurred_at: Date;
  recorded_at: Date;
}

/** Begins a statement: `person (id)` has every subject id that the people of `$1` go by; circles end. */
export const ALL_IDS = `
     WITH RECURSIVE person (id) AS (
       SELECT unnest($1::uuid[])
       UNION
       SELECT other.id
       FROM person, LATERAL (
         SELECT surviving FROM merge_link WHERE merged = person.id
         UNION ALL SELECT merged FROM merge_link WHERE surviving = person.id
       ) AS other (id)
     )`;

/** Every link that leads to or from one of the subjects, however far away; circles end. */
export async function linksAbout(tx: Pick<Tx, 'query'>, subjectIds: readonly string[]): Promise<MergeLink[]> {
  const rows = await tx.query<LinkRow>(
    `${ALL_IDS}
     SELECT DISTINCT link.* FROM merge_link AS link JOIN person ON link.merged = person.id`,
    [subjectIds],
  );
  return rows.map((row) => ({
    messageId: row.message_id,
    revision: row.revision,
    merged: row.merged,
    surviving: row.surviving,
    occurredAt: row.occurred_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
  }));
}

/** All subjects that are the same people as these, each with the one that lives on. */
export async function personsOf(
  tx: Pick<Tx, 'query'>,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const persons = resolvePersons(await linksAbout(tx, subjectIds));
  for (const id of subjectIds) if (!persons.has(id)) persons.set(id, id);
  return persons;
}
