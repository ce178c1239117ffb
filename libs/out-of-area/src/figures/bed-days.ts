import type { Stay } from '../ledger/placement.ts';
import { dayAfter, daysBetween, type Period } from './period.ts';

/**
 * Occupied bed days of a placement in a period by the national formula: the days between the later of its start and
 * the period's first date, and its end, or the day after the period's last where it is still open. The day of
 * discharge is not counted. Leave is: the place is kept and paid for.
 */
export function bedDays({ start, end }: Pick<Stay, 'start' | 'end'>, { first, last }: Period): number {
  const after = dayAfter(last);
  const from = start > first ? start : first;
  const until = end !== undefined && end < after ? end : after;
  return Math.max(0, daysBetween(from, until));
}

/** Whether it lasts at the end of the last date. */
export const isActiveAfter = ({ start, end }: Pick<Stay, 'start' | 'end'>, date: string): boolean =>
  start <= date && (end === undefined || end > date);

export const isIn = (date: string | undefined, { first, last }: Period): boolean =>
  date !== undefined && date >= first && date <= last;
