import type { Spell } from '@careway/beds';
import type { Tx } from '@careway/database';
import { personsOf } from '../track-visits/store-links.ts';
import type { SpellAnswer } from './shapes.ts';

interface Row {
  subject_id: string;
  body: Spell;
}

/** The spells of the people that these subjects are, after merges, the latest first. */
export async function readSpells(tx: Pick<Tx, 'query'>, subjectIds: readonly string[]): Promise<SpellAnswer[]> {
  if (subjectIds.length === 0) return [];
  const persons = await personsOf(tx, subjectIds);
  const rows = await tx.query<Row>(
    `SELECT subject_id, body FROM spell WHERE subject_id = ANY($1::uuid[])
     ORDER BY body ->> 'happenedAt' DESC, visit_id`,
    [[...persons.keys()]],
  );
  return rows.map(({ subject_id, body }) => answerOf(body, persons.get(subject_id) ?? subject_id));
}

const answerOf = (spell: Spell, subjectId: string): SpellAnswer => ({
  visitId: spell.visitId,
  subjectId,
  status: spell.status,
  ...(spell.patientClass && { patientClass: spell.patientClass }),
  ...(spell.admittedAt && { admittedAt: spell.admittedAt }),
  ...(spell.dischargedAt && { dischargedAt: spell.dischargedAt }),
  ...(spell.dischargeDisposition && { dischargeDisposition: spell.dischargeDisposition }),
  ...(spell.treatmentFunction && { treatmentFunction: spell.treatmentFunction }),
  ...(spell.expectedDischargeAt && { expectedDischargeAt: spell.expectedDischargeAt }),
  stays: spell.stays.map(({ from, to, place, patientClass, onLeave }) => ({
    from,
    ...(to && { to }),
    ...(place && { place }),
    patientClass,
    onLeave,
  })),
  movements: spell.movements.map(({ place, ...movement }) => ({ ...movement, ...(place && { place }) })),
});
