import { exclusionsOf, type PlaceNow } from '@careway/places';
import { CRITERIA, type Criterion } from './criteria.ts';
import type { PersonAway } from './person-away.ts';

export interface RankedPerson {
  placementId: string;
  subjectId: string;
  /** 1 is the first to be thought of. */
  rank: number;
  /** All that counted for them, in the order in which it counts. */
  reason: string;
  /** What puts them before the next one; absent for the last. */
  aheadBy?: string;
}

export interface NotForThis {
  placementId: string;
  subjectId: string;
  why: string[];
}

export interface WayHome {
  ranked: RankedPerson[];
  /** Everybody else who is away, each with why this place is not their way home. */
  excluded: NotForThis[];
}

/**
 * Whom a local place could bring home, in order, with the reason of each rank. The same people in any order give the
 * same answer. A person decides: this never does.
 */
export function rankWayHome(
  place: PlaceNow,
  people: readonly PersonAway[],
  criteria: readonly Criterion[] = CRITERIA,
): WayHome {
  const judged = people.map((person) => ({ person, why: [...whyNotNow(person), ...doesNotFit(person, place)] }));
  const inOrder = judged
    .filter(({ why }) => why.length === 0)
    .map(({ person }) => person)
    .sort((one, other) => compare(one, other, criteria));
  return {
    ranked: inOrder.map((person, index) => ranked(person, index, inOrder[index + 1], criteria)),
    excluded: judged
      .filter(({ why }) => why.length > 0)
      .map(({ person: { placementId, subjectId }, why }) => ({ placementId, subjectId, why }))
      .sort((one, other) => byId(one, other)),
  };
}

function whyNotNow({ wish, onTheWay }: PersonAway): string[] {
  return [...(wish === 'wants-to-stay' ? ['wants to stay where they are'] : []), ...(onTheWay ? [onTheWay] : [])];
}

const doesNotFit = ({ need }: PersonAway, place: PlaceNow): string[] =>
  exclusionsOf(need, place).map(({ says }) => says);

function ranked(
  person: PersonAway,
  index: number,
  next: PersonAway | undefined,
  criteria: readonly Criterion[],
): RankedPerson {
  const { placementId, subjectId } = person;
  const said = new Set(criteria.map((criterion) => criterion.say(person)));
  const aheadBy = next && aheadOf(person, next, criteria);
  const reason = [...said].join('; ');
  return { placementId, subjectId, rank: index + 1, reason, ...(aheadBy ? { aheadBy } : {}) };
}

function aheadOf(one: PersonAway, next: PersonAway, criteria: readonly Criterion[]): string {
  const decides = criteria.find(({ weight }) => weight(one) !== weight(next));
  return decides
    ? `${decides.name}: ${decides.say(one)}, the next ${decides.say(next)}`
    : 'nothing but the order of the placements';
}

function compare(one: PersonAway, other: PersonAway, criteria: readonly Criterion[]): number {
  const decides = criteria.find(({ weight }) => weight(one) !== weight(other));
  return decides ? decides.weight(other) - decides.weight(one) : byId(one, other);
}

const byId = (one: { placementId: string }, other: { placementId: string }): number =>
  one.placementId < other.placementId ? -1 : 1;
