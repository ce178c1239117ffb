import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Draws numbers from 0 up to, without, 1. */
export type Random = () => number;

/** What `who` draws in a run with this seed, however the draws of others fall between. */
export function randomOf(seed: number, who: string): Random {
  const place = [...who].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), 7);
  const generator = xoroshiro128plus(seed ^ place);
  return () => uniformFloat64(generator);
}

/** One of them. */
export const pick = <One>(random: Random, from: readonly One[]): One => from[Math.floor(random() * from.length)]!;
