import type { Parameter } from './framework.ts';

/** The place of a value's band, 0 the best: the first whose limit the value does not pass. */
export function bandOf({ bands, direction }: Pick<Parameter, 'bands' | 'direction'>, value: number): number {
  const within = (limit: number) => (direction === 'higher-is-worse' ? value <= limit : value >= limit);
  return bands.findIndex(({ limit }) => limit === undefined || within(limit));
}

export const leastPoints = ({ bands }: Pick<Parameter, 'bands'>): number => bands[0]!.points;
export const mostPoints = ({ bands }: Pick<Parameter, 'bands'>): number => bands.at(-1)!.points;
