import type { IndexedHistory } from './indexed-history.ts';
import type { Recoveries } from './verdict.ts';

/** Recovery times by sort of fault; a round counts for each sort that was in it. */
export function recoveriesOf({ all, faults }: IndexedHistory): Record<string, Recoveries> {
  const sorts = new Map(faults.map(({ fault }) => [fault.fault, fault.sort]));
  const times = all('recovered').flatMap(({ faults: numbers, tookMs }) =>
    [...new Set(numbers.flatMap((number) => sorts.get(number) ?? []))].map((sort) => ({ sort, tookMs })),
  );
  const bySort = Map.groupBy(times, ({ sort }) => sort);
  return Object.fromEntries([...bySort].map(([sort, rounds]) => [sort, summed(rounds.map(({ tookMs }) => tookMs))]));
}

function summed(times: readonly number[]): Recoveries {
  const sorted = times.toSorted((a, b) => a - b);
  return { count: sorted.length, p50Ms: sorted[(sorted.length - 1) >> 1]!, worstMs: sorted.at(-1)! };
}
