import { sayAge, type AlertStanding } from '@careway/pressure';

/** What has to be decided now: one line of the wall. */
export interface Decision {
  alertId: string;
  what: string;
  /** A role or a name at work. */
  whose: string;
  /** `12 min left`, `5 min over`; without a time, since when it stands. */
  timeLeft: string;
  isOver: boolean;
}

const SHOWN = 3;

/**
 * The three alerts that wait for somebody the most: those whose time is over, then those that nobody has taken, then by
 * the time that is left. `now` is epoch ms by the service's clock.
 */
export function decisionsOf(alerts: readonly AlertStanding[], now: number): { shown: Decision[]; more: number } {
  const sorted = [...alerts].sort((a, b) => rank(a, now) - rank(b, now) || dueOf(a) - dueOf(b) || older(a, b));
  return {
    shown: sorted.slice(0, SHOWN).map((alert) => decisionOf(alert, now)),
    more: Math.max(0, sorted.length - SHOWN),
  };
}

const dueOf = ({ dueAt }: AlertStanding): number => (dueAt === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(dueAt));
const older = (a: AlertStanding, b: AlertStanding): number => Date.parse(a.raisedAt) - Date.parse(b.raisedAt);

function rank(alert: AlertStanding, now: number): number {
  if (dueOf(alert) <= now) return 0;
  return alert.acknowledgedAt === undefined ? 1 : 2;
}

function decisionOf(alert: AlertStanding, now: number): Decision {
  const { alertId, says, owner = 'nobody yet', dueAt, raisedAt } = alert;
  if (dueAt === undefined) {
    const age = sayAge(Math.max(0, now - Date.parse(raisedAt)) / 1000);
    return { alertId, what: says, whose: owner, timeLeft: `for ${age}`, isOver: false };
  }
  const left = Date.parse(dueAt) - now;
  const isOver = left <= 0;
  const timeLeft = `${sayAge(Math.abs(left) / 1000)} ${isOver ? 'over' : 'left'}`;
  return { alertId, what: says, whose: owner, timeLeft, isOver };
}
