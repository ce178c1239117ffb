import type { Spell } from '@careway/beds';
import type { Tx } from '@careway/database';
import type { StayRow } from './spell-rows.ts';

const STAY = `visit_id uuid, number int, place_id text, said_ward_id text, bed_id text, from_at timestamptz,
  to_at timestamptz, patient_class text, on_leave boolean, takes_up_a_bed boolean`;
const COLUMNS = STAY.replaceAll(/ (uuid|int|text|timestamptz|boolean)/g, '');

const columnsOf = (row: string): string => COLUMNS.replaceAll(/\w+/g, (name) => `${row}.${name}`);

/** Writes spells whose rows are locked, where they have changed. */
export async function storeSpells(tx: Tx, spells: readonly Spell[]): Promise<void> {
  await tx.execute(
    `UPDATE spell SET subject_id = now.subject_id, status = now.status, admitted_at = now.admitted_at,
       discharged_at = now.discharged_at
     FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::timestamptz[])
       AS now (visit_id, subject_id, status, admitted_at, discharged_at)
     WHERE spell.visit_id = now.visit_id
       AND (spell.subject_id, spell.status, spell.admitted_at, spell.discharged_at)
         IS DISTINCT FROM (now.subject_id, now.status, now.admitted_at, now.discharged_at)`,
    [
      spells.map((one) => one.visitId),
      spells.map((one) => one.subjectId),
      spells.map((one) => one.status),
      spells.map((one) => one.admittedAt ?? null),
      spells.map((one) => one.dischargedAt ?? null),
    ],
  );
}

/** A visit all of whose facts went to another one is nothing any more; its row stays, because others may wait for it. */
export async function forgetSpells(tx: Tx, visitIds: readonly string[]): Promise<void> {
  if (visitIds.length === 0) return;
  await tx.execute(
    `UPDATE spell SET subject_id = NULL, status = 'unknown', admitted_at = NULL, discharged_at = NULL
     WHERE visit_id = ANY($1::uuid[])`,
    [visitIds],
  );
}

/** Makes `stays` the stays of these visits; rows that are the same already are not even locked. */
export async function storeStays(tx: Tx, visitIds: readonly string[], stays: readonly StayRow[]): Promise<void> {
  const stored = tx.execute(
    `INSERT INTO stay (${COLUMNS}) SELECT ${columnsOf('now')} FROM jsonb_to_recordset($1::jsonb) AS now (${STAY})
       LEFT JOIN stay USING (visit_id, number)
     WHERE (${columnsOf('now')}) IS DISTINCT FROM (${columnsOf('stay')})
     ON CONFLICT (visit_id, number) DO UPDATE SET (${COLUMNS}) = ROW (${columnsOf('EXCLUDED')})`,
    [JSON.stringify(stays)],
  );
  const counts = new Map(visitIds.map((id) => [id, 0]));
  for (const { visit_id } of stays) counts.set(visit_id, (counts.get(visit_id) ?? 0) + 1);
  const shortened = tx.execute(
    `DELETE FROM stay USING unnest($1::uuid[], $2::int[]) AS kept (visit_id, stays)
     WHERE stay.visit_id = kept.visit_id AND stay.number >= kept.stays`,
    [[...counts.keys()], [...counts.values()]],
  );
  await Promise.all([stored, shortened]);
}

/** Where the visits' people take up a bed now: at most one row for each visit. */
export type Present = Pick<StayRow, 'visit_id' | 'place_id' | 'bed_id' | 'on_leave'>;

export const loadPresent = (tx: Tx, visitIds: readonly string[]): Promise<Present[]> =>
  tx.query<Present>(
    `SELECT visit_id, place_id, bed_id, on_leave FROM stay
     WHERE visit_id = ANY($1::uuid[]) AND to_at IS NULL AND takes_up_a_bed`,
    [visitIds],
  );
