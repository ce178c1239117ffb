/** Numbers, and records of them. */
type Numbers = { readonly [name: string]: number | Numbers };

/** The median of each number of rounds that measured the same. */
export function medians<Measured extends object>(rounds: readonly Measured[]): Measured {
  const [first] = rounds as readonly Numbers[] as [Numbers];
  return Object.fromEntries(
    Object.entries(first).map(([name, value]) => {
      const values = rounds.map((round) => (round as Numbers)[name]!);
      return [name, typeof value === 'number' ? rounded(medianOf(values as number[])) : medians(values as Numbers[])];
    }),
  ) as Measured;
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}

/** To four digits: more are noise. */
const rounded = (value: number): number => Number(value.toPrecision(4));
