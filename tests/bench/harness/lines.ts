import { median, rounded } from './figures.ts';
import type { Measured, World } from './bench.ts';

export type Figures = Record<string, number | undefined>;

/** The ways of one round, as measured. */
export interface Round {
  ours: Measured;
  limit?: Measured | undefined;
  naive?: Measured | undefined;
}

/** The figures of one round by their names in the JSON line. */
export function figuresOf(round: Round, ratioLimit: World['ratioLimit']): Figures {
  const { ours, limit, naive } = round;
  const over = (other: Measured | undefined) => other && ours.perSecond / other.perSecond;
  return {
    ours_per_s: ours.perSecond,
    limit_per_s: limit?.perSecond,
    naive_per_s: naive?.perSecond,
    ratio_limit: ratioLimit ? ratioLimit({ ours, limit }) : over(limit),
    ratio_naive: over(naive),
    p50_ms: ours.p50Ms,
    p99_ms: ours.p99Ms,
    ...ours.more,
    ...limit?.more,
    ...naive?.more,
  };
}

/** Medians of the rounds, and so of their ratios: never the ratio of two medians. */
export function mediansOf(rounds: readonly Figures[]): Figures {
  const names = new Set(rounds.flatMap((one) => Object.keys(one)));
  const of = (name: string) => rounds.map((one) => one[name]).filter((value) => value !== undefined);
  return Object.fromEntries([...names].map((name) => [name, of(name).length > 0 ? median(of(name)) : undefined]));
}

export const lineOf = (about: object, figures: Figures, end: object = {}): string =>
  JSON.stringify({ ...about, ...Object.fromEntries(Object.entries(figures).map(roundedEntry)), ...end });

const roundedEntry = ([name, value]: [string, number | undefined]) => [
  name,
  value === undefined ? value : rounded(value),
];
