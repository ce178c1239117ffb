import type { Need, PlaceNow } from '../place.ts';
import { exclusionsOf, type Exclusion } from './exclusions-of.ts';
import { compareBy, ORDER, type Candidate, type Order } from './order.ts';

export interface RankedPlace extends Candidate {
  /** 1 is first. */
  rank: number;
  /** What put it after the place before it, or first. */
  because: { rule: Order; says: string };
}

export interface ExcludedPlace {
  place: PlaceNow;
  ageSeconds: number;
  why: Exclusion[];
}

export interface Ranking {
  ranked: RankedPlace[];
  /** Those that miss least first. */
  excluded: ExcludedPlace[];
}

export interface RankingWorld {
  /** RFC 3339. */
  now: string;
  /** Km between two outward postcodes, when both are known. */
  distanceKm(outcodeA: string, outcodeB: string): number | undefined;
}

/**
 * Orders the places that a need can be met by: usual before escalation capacity, nearest to home, with the least that
 * the person doesn't need (a single room stays free for who must be isolated), freshest known. Each of the others has
 * every reason against it.
 */
export function rankPlaces(need: Need, places: readonly PlaceNow[], world: RankingWorld): Ranking {
  const now = Date.parse(world.now);
  const candidates: Candidate[] = [];
  const excluded: ExcludedPlace[] = [];
  for (const place of places) {
    const ageSeconds = Math.max(0, Math.round((now - Date.parse(place.knownAt)) / 1000));
    const why = exclusionsOf(need, place);
    if (why.length > 0) excluded.push({ place, ageSeconds, why });
    else candidates.push({ place, ageSeconds, spare: spareOf(need, place), distanceKm: fromHome(need, place, world) });
  }
  candidates.sort((a, b) => compareBy(a, b).difference);
  excluded.sort((a, b) => a.why.length - b.why.length || (a.place.placeId < b.place.placeId ? -1 : 1));
  return { ranked: candidates.map((one, index) => ranked(one, candidates[index - 1], index + 1)), excluded };
}

const fromHome = ({ homeOutcode }: Need, { outcode }: PlaceNow, { distanceKm }: RankingWorld): number | undefined =>
  homeOutcode === undefined || outcode === undefined ? undefined : distanceKm(homeOutcode, outcode);

/** What the place has and the person doesn't need. */
const spareOf = (need: Need, place: PlaceNow): string[] => [
  ...(place.isolation && !need.isolation ? ['single room'] : []),
  ...place.specialisms.filter((one) => !need.specialisms.includes(one)).map((one) => one.replaceAll('-', ' ')),
];

function ranked(one: Candidate, before: Candidate | undefined, rank: number): RankedPlace {
  const rule = before ? compareBy(before, one).rule : firstRule(one);
  return { ...one, rank, because: { rule, says: ORDER[rule].says(one, before) } };
}

const firstRule = (one: Candidate): Order =>
  one.place.escalation ? 'escalation' : one.distanceKm === undefined ? 'spare' : 'distance';
