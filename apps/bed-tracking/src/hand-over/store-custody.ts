import { unknownCustody, type Custody, type Transfer } from '@careway/custody';
import type { Tx } from '@careway/database';

interface CustodyRow {
  subject_id: string;
  holder: Custody['holder'] | null;
  ended: Custody['ended'] | null;
  live: Transfer | null;
}

/** Locks who holds these persons, in the order of their ids, and reads it with their live transfers. */
export async function lockCustody(tx: Tx, personIds: readonly string[]): Promise<Custody[]> {
  const locked = tx.execute('SELECT 1 FROM custody WHERE subject_id = ANY($1::uuid[]) ORDER BY subject_id FOR UPDATE', [
    personIds,
  ]);
  // Another statement than the one that waits: it sees what those before have committed.
  const read = tx.query<CustodyRow>(
    `SELECT subject_id, holder, ended, live.body AS live FROM custody LEFT JOIN LATERAL (
       SELECT body FROM transfer WHERE transfer.subject_id = custody.subject_id
         AND state IN ('offered', 'accepted', 'departed')) AS live ON true
     WHERE subject_id = ANY($1::uuid[]) ORDER BY subject_id`,
    [personIds],
  );
  const [, rows] = await Promise.all([locked, read]);
  return rows.map(({ subject_id: subjectId, holder, ended, live }) => ({
    ...unknownCustody(subjectId),
    ...(holder && { holder }),
    ...(ended && { ended }),
    ...(live && { live }),
  }));
}

/** Makes a row for a person who has none, with every subject id they go by, and locks it. */
export async function openCustody(tx: Tx, personId: string, subjectIds: readonly string[]): Promise<Custody> {
  await Promise.all([
    tx.execute('INSERT INTO custody (subject_id) VALUES ($1) ON CONFLICT DO NOTHING', [personId]),
    nameSubjects(tx, personId, subjectIds),
  ]);
  return (await lockCustody(tx, [personId]))[0]!;
}

export const nameSubjects = (tx: Tx, personId: string, subjectIds: readonly string[]): Promise<number> =>
  tx.execute(
    `INSERT INTO custody_subject (subject_id, person_id) SELECT id, $1 FROM unnest($2::uuid[]) AS id ORDER BY id
     ON CONFLICT (subject_id) DO UPDATE SET person_id = EXCLUDED.person_id
       WHERE custody_subject.person_id <> EXCLUDED.person_id`,
    [personId, subjectIds],
  );

/** Writes who holds a person whose row is locked. */
export const storeCustody = (tx: Tx, { subjectId, holder, ended }: Custody): Promise<number> =>
  tx.execute(
    `UPDATE custody SET holder = $2::jsonb, ended = $3::jsonb, changed_at = clock_timestamp()
     WHERE subject_id = $1 AND (holder, ended) IS DISTINCT FROM ($2::jsonb, $3::jsonb)`,
    [subjectId, holder ? JSON.stringify(holder) : null, ended ? JSON.stringify(ended) : null],
  );

/** The persons that have a row, of all who go by these subject ids. */
export async function personsWithCustody(tx: Pick<Tx, 'query'>, subjectIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ person_id: string }>(
    'SELECT DISTINCT person_id FROM custody_subject WHERE subject_id = ANY($1::uuid[]) ORDER BY person_id',
    [subjectIds],
  );
  return rows.map((row) => row.person_id);
}

/** Every subject id that these persons go by. */
export async function subjectsOf(tx: Pick<Tx, 'query'>, personIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.query<{ subject_id: string; person_id: string }>(
    'SELECT subject_id, person_id FROM custody_subject WHERE person_id = ANY($1::uuid[])',
    [personIds],
  );
  const byPerson = new Map<string, string[]>(personIds.map((id) => [id, []]));
  for (const { person_id, subject_id } of rows) byPerson.get(person_id)!.push(subject_id);
  return byPerson;
}
