import type { Shape } from '@careway/reference-data';
import { HOUR, londonHour, londonWeekday } from './london-time.ts';
import type { Random } from './random.ts';

export type Measure = Shape['measure'];

/** How an activity spreads: 24 hours and 7 days (Monday first), each list with a mean of 1. */
export interface Spread {
  hours: readonly number[];
  weekdays: readonly number[];
}

export const FLAT: Spread = { hours: Array<number>(24).fill(1), weekdays: Array<number>(7).fill(1) };

export function spreadOf(shapes: readonly Shape[], measure: Measure): Spread {
  const slots = (kind: 'hour' | 'weekday', first: number, count: number): number[] => {
    const weights = Array<number>(count).fill(0);
    for (const one of shapes)
      if (one.measure === measure && one.slotKind === kind) weights[one.slot - first] = one.weight;
    const mean = weights.reduce((sum, weight) => sum + weight, 0) / count;
    return weights.map((weight) => (mean === 0 ? 1 : weight / mean));
  };
  return { hours: slots('hour', 0, 24), weekdays: slots('weekday', 1, 7) };
}

/** When the next of a Poisson stream comes, whose rate changes with the hour and the day of the week. */
export function nextArrival(after: number, perDay: number, spread: Spread, random: Random): number {
  if (perDay <= 0) return Infinity;
  let left = random.exponential(1);
  let at = after;
  for (;;) {
    const endOfHour = (Math.floor(at / HOUR) + 1) * HOUR;
    const perHour = (perDay / 24) * spread.hours[londonHour(at)]! * spread.weekdays[londonWeekday(at) - 1]!;
    const expected = (perHour * (endOfHour - at)) / HOUR;
    if (expected >= left) return at + (left / perHour) * HOUR;
    left -= expected;
    at = endOfHour;
  }
}
