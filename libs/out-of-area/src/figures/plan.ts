import { bedDays } from './bed-days.ts';
import { dayAfter, daysBetween, periodOf, type Period } from './period.ts';

/** Occupied bed days that are planned for a quarter, which begins on the date. */
export interface QuarterPlan {
  quarter: string;
  plannedBedDays: number;
}

/**
 * Planned bed days of a period: the whole plan of a quarter, and of a part of one its share by days. Undefined where a
 * quarter that the period touches has no plan: no plan isn't a plan of 0.
 */
export function plannedBedDays(period: Period, plans: readonly QuarterPlan[]): number | undefined {
  const planOf = new Map(plans.map(({ quarter, plannedBedDays: planned }) => [quarter, planned]));
  let sum = 0;
  for (let at = period.first; at <= period.last;) {
    const quarter = periodOf('quarter', at);
    const planned = planOf.get(quarter.first);
    if (planned === undefined) return undefined;
    const [after, days] = [
      dayAfter(quarter.last),
      bedDays({ start: quarter.first, end: dayAfter(quarter.last) }, period),
    ];
    sum += (planned * days) / daysBetween(quarter.first, after);
    at = after;
  }
  return Math.round(sum * 10) / 10;
}
