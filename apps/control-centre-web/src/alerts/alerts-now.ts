import { sayAge, sayClock, sayDay } from '@careway/pressure';

/** One alert as `GET /alerts` tells it. Instants are RFC 3339. */
export interface AlertNow {
  alertId: string;
  number: number;
  placeId: string;
  figureId?: string;
  value?: number;
  says: string;
  action: string;
  owner: string;
  deputy: string;
  provisional: boolean;
  since: string;
  raisedAt: string;
  dueAt: string;
  acknowledgedAt?: string;
  chasedAt?: string;
  escalatedAt?: string;
  /** Things that people did about it. */
  acted: number;
  clearedAt?: string;
}

/** One step of an alert: who did what, when; without somebody it happened by itself. */
export interface Step {
  step: 'raised' | 'acknowledged' | 'acted' | 'chased' | 'escalated' | 'cleared';
  at: string;
  by?: { name: string; role: string };
  says?: string;
}

/** `GET /alert-budget` */
export interface Budget {
  days: number;
  people: number;
  raised: number;
  perPersonPerDay: number | null;
  actedOnPercent: number | null;
  escalatedPercent: number | null;
  medianMinutesToAcknowledge: number | null;
  standing: number;
  standingOverADay: number;
  busiest: { triggerId: string; name: string; raised: number; actedOn: number }[];
}

/** How far it has come, in words. `now` is epoch ms by the service's clock. */
export function sayStanding(alert: AlertNow, now: number): string {
  const { clearedAt, acknowledgedAt, escalatedAt, acted } = alert;
  if (clearedAt) return `cleared ${sayAgo(clearedAt, now)}`;
  const left = Date.parse(alert.dueAt) - now;
  const due = `${sayAge(Math.abs(left) / 1000)} ${left > 0 ? 'left' : 'over'}`;
  const steps = [
    acknowledgedAt ? 'acknowledged' : 'nobody has acknowledged it',
    ...(acted > 0 ? [`acted on ${acted === 1 ? 'once' : `${acted} times`}`] : []),
    ...(escalatedAt ? ['escalated'] : []),
  ];
  return `${due}; ${steps.join(', ')}`;
}

/** Those whose time is over first, then those that nobody has acknowledged, then by the time that is left. */
export const inOrder = (alerts: readonly AlertNow[], now: number): AlertNow[] =>
  alerts.toSorted((a, b) => rank(a, now) - rank(b, now) || Date.parse(a.dueAt) - Date.parse(b.dueAt));

function rank({ clearedAt, acknowledgedAt, dueAt }: AlertNow, now: number): number {
  if (clearedAt) return 3;
  if (Date.parse(dueAt) <= now) return 0;
  return acknowledgedAt ? 2 : 1;
}

/** `4 min ago` */
export const sayAgo = (instant: string, now: number): string =>
  `${sayAge(Math.max(0, now - Date.parse(instant)) / 1000)} ago`;

/** `23 November 2026 10:42:15` */
export const sayMoment = (instant: string): string => `${sayDay(Date.parse(instant))} ${sayClock(Date.parse(instant))}`;

const round = (value: number, unit: string): string => `${Math.round(value * 10) / 10}${unit}`;

/** A number of the budget; a dash while there is nothing to say it of. */
export const sayBudget = (value: number | null, unit: string): string => (value === null ? '–' : round(value, unit));
