import { periodOf, type QuarterPlan, type StayTargets } from '@careway/out-of-area';
import { today, type ReferenceData } from '@careway/reference-data';

/** Where no local policy is told: a week. */
const WEEKLY = 7;

/** Days from one contact of the home team to the next. */
export const contactEveryDays = (reference: ReferenceData, day: string = today()): number =>
  reference.at(day).targets.find(({ measure }) => measure === 'contact-every-days')?.value ?? WEEKLY;

/** Days that a stay lasts at most, by bed class, as planned on a day. */
export const stayTargets = (reference: ReferenceData, day: string): StayTargets =>
  Object.fromEntries(
    reference
      .at(day)
      .targets.filter(({ measure, bedClass }) => measure === 'length-of-stay-days' && bedClass !== undefined)
      .map(({ bedClass, value }) => [bedClass!, value]),
  );

/** The plans of all quarters from one date to another; a quarter without a plan is left out. */
export function quarterPlans(reference: ReferenceData, first: string, last: string): QuarterPlan[] {
  const plans: QuarterPlan[] = [];
  for (let quarter = periodOf('quarter', first); quarter.first <= last;) {
    const { targets } = reference.at(quarter.first);
    const plan = targets.find(({ measure }) => measure === 'out-of-area-bed-days-a-quarter');
    if (plan) plans.push({ quarter: quarter.first, plannedBedDays: plan.value });
    quarter = periodOf('quarter', Temporal.PlainDate.from(quarter.last).add({ days: 1 }).toString());
  }
  return plans;
}
