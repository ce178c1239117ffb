import { foldVisit, type Spell } from '@careway/beds';
import type { Tx } from '@careway/database';
import { loadFacts } from '../track-visits/store-facts.ts';
import { personsOf } from '../track-visits/store-links.ts';
import type { SpellAnswer } from './shapes.ts';

/** The spells of the people that these subjects are, after merges, the latest first. */
export async function readSpells(tx: Pick<Tx, 'query'>, subjectIds: readonly string[]): Promise<SpellAnswer[]> {
  if (subjectIds.length === 0) return [];
  const persons = await personsOf(tx, subjectIds);
  const rows = await tx.query<{ visit_id: string }>('SELECT visit_id FROM spell WHERE subject_id = ANY($1::uuid[])', [
    [...persons.keys()],
  ]);
  const facts = await loadFacts(
    tx,
    rows.map((row) => row.visit_id),
  );
  const spells = [...facts.values()].map((list) => foldVisit(list)!);
  return spells
    .sort((a, b) => (a.happenedAt > b.happenedAt ? -1 : 1))
    .map((spell) => answerOf(spell, persons.get(spell.subjectId) ?? spell.subjectId));
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
