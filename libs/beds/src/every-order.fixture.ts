import type { Fact } from './fact.ts';
import { foldVisit } from './fold-visit.ts';
import type { Spell } from './spell.ts';
import { permutations } from './story.fixture.ts';

/** Folds every order of arrival of the facts, each fact told twice, and gives the one spell. */
export function inEveryOrder(...facts: Fact[]): Spell {
  const spells = permutations(facts).map((order) => foldVisit([...order, ...order])!);
  for (const spell of spells) expect(spell).toEqual(spells[0]);
  return spells[0]!;
}

/** A spell's stays on one line each. */
export const whereabouts = ({ stays }: Spell): string[] =>
  stays.map(
    ({ from, to, place, onLeave, patientClass }) =>
      `${patientClass} ${place?.bedId ?? place?.wardId ?? place?.pointOfCare ?? '?'}${onLeave ? ' away' : ''} ${from.slice(11, 16)}-${to?.slice(11, 16) ?? ''}`,
  );
