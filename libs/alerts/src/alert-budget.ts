const DAY_MS = 86_400_000;
const BUSIEST = 5;

/** One alert of the time that is looked at, instants in RFC 3339. */
export interface AlertOfBudget {
  triggerId: string;
  raisedAt: string;
  acknowledgedAt?: string | undefined;
  acted: number;
  escalatedAt?: string | undefined;
  clearedAt?: string | undefined;
}

export interface AlertBudget {
  days: number;
  /** People whom the alerts are for. */
  people: number;
  raised: number;
  /** null while there is nobody. */
  perPersonPerDay: number | null;
  /** Whole percent; null while there was no alert. */
  actedOnPercent: number | null;
  escalatedPercent: number | null;
  /** Minutes; null while none was acknowledged. */
  medianMinutesToAcknowledge: number | null;
  standing: number;
  standingOverADay: number;
  busiest: { triggerId: string; raised: number; actedOn: number }[];
}

/** How many alerts people got, and what came of them. `now` is epoch milliseconds. */
export function alertBudget(
  alerts: readonly AlertOfBudget[],
  { days, people, now }: { days: number; people: number; now: number },
): AlertBudget {
  const standing = alerts.filter(({ clearedAt }) => !clearedAt);
  const busiest = [...Map.groupBy(alerts, ({ triggerId }) => triggerId)]
    .map(([triggerId, those]) => ({ triggerId, raised: those.length, actedOn: those.filter(wasActedOn).length }))
    .sort((a, b) => b.raised - a.raised || (a.triggerId < b.triggerId ? -1 : 1));
  return {
    days,
    people,
    raised: alerts.length,
    perPersonPerDay: people > 0 ? alerts.length / people / days : null,
    actedOnPercent: percentOf(alerts, wasActedOn),
    escalatedPercent: percentOf(alerts, ({ escalatedAt }) => escalatedAt !== undefined),
    medianMinutesToAcknowledge: medianOf(alerts.flatMap(minutesToAcknowledge)),
    standing: standing.length,
    standingOverADay: standing.filter(({ raisedAt }) => now - Date.parse(raisedAt) > DAY_MS).length,
    busiest: busiest.slice(0, BUSIEST),
  };
}

const wasActedOn = ({ acted }: AlertOfBudget): boolean => acted > 0;

const percentOf = (alerts: readonly AlertOfBudget[], such: (one: AlertOfBudget) => boolean): number | null =>
  alerts.length === 0 ? null : Math.round((100 * alerts.filter(such).length) / alerts.length);

const minutesToAcknowledge = ({ raisedAt, acknowledgedAt }: AlertOfBudget): number[] =>
  acknowledgedAt === undefined ? [] : [(Date.parse(acknowledgedAt) - Date.parse(raisedAt)) / 60_000];

function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return (sorted[Math.floor(half)]! + sorted[Math.ceil(half)]!) / 2;
}
