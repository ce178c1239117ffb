import type { AdmissionNotPossible, PlacesTried } from '@careway/contracts';
import type { Exclusion, Ranking } from '@careway/places';

export type NotPossible = Pick<AdmissionNotPossible, 'reason' | 'nextStep' | 'tried' | 'because'>;

/** Rules that a place breaks only for now: it could be a way out later. */
const FOR_NOW: readonly Exclusion['rule'][] = ['state', 'unstaffed'];
const MOST = 50;

/** How many places were looked at for a need. */
export const countTried = ({ ranked, excluded }: Ranking): number => ranked.length + excluded.length;

/** Why nothing could be held, what was tried, and who has to do something now. */
export function whyNotPossible(ranking: Ranking): NotPossible {
  const { ranked, excluded } = ranking;
  const couldFit = excluded.some(({ why }) => why.every(({ rule }) => FOR_NOW.includes(rule)));
  const reason = ranked.length > 0 ? 'taken-meanwhile' : couldFit ? 'none-free' : 'no-place-fits';
  const because = countWhy(ranking);
  return { reason, nextStep: 'bed-manager-decides', tried: countTried(ranking), because };
}

/** Codes and counts alone: what somebody wrote beside a place stays there. */
function countWhy({ ranked, excluded }: Ranking): PlacesTried[] {
  const counts = new Map<string, number>();
  const count = (why: string) => counts.set(why, (counts.get(why) ?? 0) + 1);
  for (const _ of ranked) count('was taken while this was answered');
  for (const { place, why } of excluded)
    for (const { rule, says } of why) count(rule === 'state' ? place.state.replaceAll('-', ' ') : says);
  return [...counts]
    .map(([why, places]) => ({ why, places }))
    .sort((one, other) => other.places - one.places || (one.why < other.why ? -1 : 1))
    .slice(0, MOST);
}
