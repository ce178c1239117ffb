import type { Location } from '@careway/contracts';
import type { Spell } from './spell.ts';

/** What one visit adds to the inpatient admissions and discharges of one site on one day. */
export interface VisitFlow {
  siteId: string;
  /** Europe/London, by the time it happened. */
  day: string;
  admissions: number;
  discharges: number;
}

const LONDON = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

/** The calendar day of an instant in Europe/London, `2026-03-02`. */
export const londonDay = (instant: string): string => LONDON.format(new Date(instant));

/**
 * The admissions and discharges that a spell stands for, as a state and not as a count of messages: a cancelled
 * admission is none, and a day that was corrected moves. An admission counts where the person came, a discharge where
 * they went from.
 */
export function flowOf(
  spell: Spell,
  siteOf: (place: Location | undefined, saidBy: string | undefined) => string,
): VisitFlow[] {
  const flows = new Map<string, VisitFlow>();
  for (const { began, ended } of spell.inpatientPeriods) {
    for (const [end, what] of [
      [began, 'admissions'],
      [ended, 'discharges'],
    ] as const) {
      if (!end) continue;
      const [siteId, day] = [siteOf(end.place, end.placeSaidBy), londonDay(end.at)];
      const flow = flows.get(`${siteId} ${day}`) ?? { siteId, day, admissions: 0, discharges: 0 };
      flow[what] += 1;
      flows.set(`${siteId} ${day}`, flow);
    }
  }
  return [...flows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, flow]) => flow);
}
