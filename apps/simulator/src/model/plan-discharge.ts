import { COMPLEX_DAYS } from './assumptions.ts';
import { DAY, HOUR, londonHour, londonMidnight, londonWeekday } from './london-time.ts';
import type { Random } from './random.ts';
import type { Spread } from './shape.ts';

export interface PlannedDischarge {
  at: number;
  complex: boolean;
}

/** The moment at which a stay of so many days from now will end, at an hour and on a day on which people leave. */
export function planDischarge(now: number, days: number, spread: Spread, random: Random): PlannedDischarge {
  const plain = now + days * DAY;
  if (days < 1) return { at: wakingHour(plain, spread, random), complex: false };
  const complex = days >= COMPLEX_DAYS;
  const day = complex ? weekdayNear(plain, spread, random) : plain;
  const at = hourOn(day, spread, random);
  return { at: at > now + HOUR ? at : at + DAY, complex };
}

/** One of the seven days around a moment, as likely as people leave on it. */
function weekdayNear(at: number, { weekdays }: Spread, random: Random): number {
  const days = [-3, -2, -1, 0, 1, 2, 3].map((offset) => at + offset * DAY);
  return days[random.weighted(days.map((day) => weekdays[londonWeekday(day) - 1]!))]!;
}

function hourOn(day: number, { hours }: Spread, random: Random): number {
  return londonMidnight(day) + random.weighted(hours) * HOUR + random.next() * HOUR;
}

/** A short stay ends when it ends, but hardly anyone is sent home in the night. */
function wakingHour(at: number, spread: Spread, random: Random): number {
  const hour = londonHour(at);
  if (hour >= 7 || random.chance(0.2)) return at;
  return londonMidnight(at) + random.between(7.5, 10) * HOUR;
}
