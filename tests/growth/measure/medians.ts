import { median, rounded } from '../../bench/harness/figures.ts';

/** Numbers, and records of them. */
type Numbers = { readonly [name: string]: number | Numbers };

/** The median of each number of rounds that measured the same. */
export function medians<Measured extends object>(rounds: readonly Measured[]): Measured {
  const [first] = rounds as readonly Numbers[] as [Numbers];
  return Object.fromEntries(
    Object.entries(first).map(([name, value]) => {
      const values = rounds.map((round) => (round as Numbers)[name]!);
      return [name, typeof value === 'number' ? rounded(median(values as number[])) : medians(values as Numbers[])];
    }),
  ) as Measured;
}
