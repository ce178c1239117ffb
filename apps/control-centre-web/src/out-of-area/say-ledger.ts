import type { LedgerFigures, PlacementNow } from './ledger-now.ts';

const POUNDS = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP', maximumFractionDigits: 0 });
const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'Europe/London',
});

export const sayPounds = (pence: number): string => POUNDS.format(Math.round(pence / 100));

/** `4 March 2026`, of a date or a time (RFC 3339). */
export const sayDay = (time: string): string => DAY.format(new Date(time));

/** `1 night`, `2 nights` */
export const sayCount = (count: number, one: string, more = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`;

/** Nights so far against the plan so far. Without a plan that is said, and nothing is compared. */
export function sayAgainstPlan({ bedDays, planNights, planNightsSoFar }: LedgerFigures): string {
  if (planNights === undefined || planNightsSoFar === undefined) return 'no plan is known';
  const over = Math.round(bedDays - planNightsSoFar);
  const so = over === 0 ? 'as planned' : `${sayCount(Math.abs(over), 'night')} ${over > 0 ? 'over' : 'under'} it`;
  return `plan ${planNights.toLocaleString('en-GB')}, so far ${Math.round(planNightsSoFar).toLocaleString('en-GB')}: ${so}`;
}

/** What a period costs; with nights whose price is not known it costs at least so much. */
export const sayCost = ({ pence, bedDaysWithoutPrice }: LedgerFigures['cost']): string => {
  if (bedDaysWithoutPrice === 0) return sayPounds(pence);
  return pence === 0
    ? 'not known'
    : `at least ${sayPounds(pence)}; the price of ${sayCount(bedDaysWithoutPrice, 'night')} is not known`;
};

export const sayContinuity = ({ of, kept, percent }: LedgerFigures['continuity']): string =>
  of === 0 || percent === undefined ? 'nobody is away' : `${percent} % (${kept} of ${of})`;

/** What was missed for a person who is away, in words; nothing missed is said too. */
export function sayMissed({ coordinatorTold, contactsMissed, reviewsMissed }: PlacementNow): string {
  const missed = [
    ...(coordinatorTold === false ? ['co-ordinator not told within 24 hours'] : []),
    ...(contactsMissed > 0 ? [sayCount(contactsMissed, 'contact')] : []),
    ...(reviewsMissed > 0 ? [sayCount(reviewsMissed, 'review')] : []),
  ];
  return missed.length === 0 ? 'nothing missed' : `missed: ${missed.join(', ')}`;
}

export const REASONS: Readonly<Record<string, string>> = {
  '10': 'no local bed',
  '11': 'safeguarding',
  '12': 'offending restrictions',
  '13': 'known to staff',
  '14': 'own choice',
  '15': 'away from home',
};
