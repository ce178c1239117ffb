import type { Need, PlaceNow } from '../place.ts';
import { exclusionsOf, type Exclusion } from './exclusions-of.ts';
import { compareBy, ORDER, UNKNOWN_KM, type Candidate, type Order } from './order.ts';

export interface RankedPlace extends Candidate {
  /** 1 is first. */
  rank: number;
  /** What put it after the place before it, or first. */
  because: { rule: Order; says: string };
}

export interface ExcludedPlace {
  place: PlaceNow;
  /** As for a candidate. */
  distanceKm: number | undefined;
  ageSeconds: number;
  why: Exclusion[];
}

export interface Ranking {
  ranked: RankedPlace[];
  /** Those that miss least first, of them those that would fit if they were free, the nearest first. */
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
  const fromHome = kmFromHome(need, world);
  const candidates: Candidate[] = [];
  const excluded: ExcludedPlace[] = [];
  for (const place of places) {
    const ageSeconds = Math.max(0, Math.round((now - Date.parse(place.knownAt)) / 1000));
    const why = exclusionsOf(need, place);
    const distanceKm = fromHome(place);
    if (why.length > 0) excluded.push({ place, distanceKm, ageSeconds, why });
    else candidates.push({ place, distanceKm, ageSeconds, spare: spareOf(need, place) });
  }
  candidates.sort((a, b) => compareBy(a, b).difference);
  excluded.sort(byMiss);
  return { ranked: candidates.map((one, index) => ranked(one, candidates[index - 1], index + 1)), excluded };
}

function byMiss(a: ExcludedPlace, b: ExcludedPlace): number {
  const misses = a.why.length - b.why.length || Number(!isFit(a)) - Number(!isFit(b));
  return (
    misses ||
    (a.distanceKm ?? UNKNOWN_KM) - (b.distanceKm ?? UNKNOWN_KM) ||
    (a.place.placeId < b.place.placeId ? -1 : 1)
  );
}

const isFit = ({ why }: ExcludedPlace): boolean => why.every(({ rule }) => rule === 'state' || rule === 'unstaffed');

/** Km from home by outward postcode: there are thousands of places, and few sites. */
function kmFromHome({ homeOutcode }: Need, { distanceKm }: RankingWorld): (place: PlaceNow) => number | undefined {
  const known = new Map<string, number | undefined>();
  return ({ outcode }) => {
    if (homeOutcode === undefined || outcode === undefined) return undefined;
    if (!known.has(outcode)) known.set(outcode, distanceKm(homeOutcode, outcode));
    return known.get(outcode);
  };
}

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
