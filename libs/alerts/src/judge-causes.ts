import { causeOf, isBeyond, type Reading, type Trigger } from './trigger.ts';

const MINUTE_MS = 60_000;

/** A cause that is remembered: waiting until it has lasted, or with its alert. */
export interface Cause {
  cause: string;
  triggerId: string;
  placeId: string;
  /** Since when the value is beyond the limit, RFC 3339. */
  since: string;
  /** Absent while it has not lasted as long as its trigger asks. */
  alertId?: string | undefined;
}

/** One that has lasted: an alert is to be raised. */
export interface Raise {
  cause: string;
  trigger: Trigger;
  reading: Reading;
}

export interface Judged {
  /** Beyond the limit for the first time, to be remembered. */
  begun: Cause[];
  raised: Raise[];
  /** No longer: forget those that waited, clear the alerts of the others. */
  over: Cause[];
}

/**
 * What follows from what the triggers see now: one alert for each cause that has lasted, and the end of those that are
 * over. A value that can't be believed changes nothing: it neither raises an alert nor clears one. While the alert of a
 * trigger stands, those that are part of it are silent at the same place. `now` is epoch milliseconds.
 */
export function judgeCauses(
  triggers: readonly Trigger[],
  readings: readonly Reading[],
  remembered: readonly Cause[],
  now: number,
): Judged {
  const byCause = new Map(remembered.map((one) => [one.cause, one]));
  const byTrigger = new Map(triggers.map((one) => [one.id, one]));
  const seen = readings.flatMap((reading) => {
    const trigger = byTrigger.get(reading.triggerId);
    return trigger ? [{ trigger, reading, before: byCause.get(causeOf(reading)) }] : [];
  });
  const causes = new Set(seen.map(({ reading }) => causeOf(reading)));
  const over = remembered.filter((one) => !causes.has(one.cause));
  over.push(...seen.filter(isOver).map(({ before }) => before!));
  const begun = seen
    .filter(({ trigger, reading, before }) => !before && crosses(trigger, reading))
    .map(({ reading }) => begin(reading, now));
  const since = new Map([...remembered, ...begun].map((one) => [one.cause, one]));
  const lasted = seen.filter(({ trigger, reading }) => {
    const cause = since.get(causeOf(reading));
    if (!cause || cause.alertId || !crosses(trigger, reading)) return false;
    return now - Date.parse(cause.since) >= trigger.forMinutes * MINUTE_MS;
  });
  const ended = new Set(over.map(({ cause }) => cause));
  const standing = remembered.filter(({ cause, alertId }) => alertId && !ended.has(cause));
  const spoken = new Set(
    [...standing, ...lasted.map(({ reading }) => reading)].map(({ triggerId, placeId }) => `${triggerId}/${placeId}`),
  );
  const raised = lasted
    .filter(({ trigger, reading }) => !spoken.has(`${trigger.partOf}/${reading.placeId}`))
    .map(({ trigger, reading }) => ({ cause: causeOf(reading), trigger, reading }));
  return { begun, raised, over };
}

interface Seen {
  trigger: Trigger;
  reading: Reading;
  before: Cause | undefined;
}

const crosses = ({ relation, limit }: Trigger, { value }: Reading): boolean =>
  value !== null && isBeyond(relation, value, limit);

const begin = (reading: Reading, now: number): Cause => ({
  cause: causeOf(reading),
  triggerId: reading.triggerId,
  placeId: reading.placeId,
  since: new Date(now).toISOString(),
});

function isOver({ trigger, reading: { value }, before }: Seen): boolean {
  if (!before || value === null) return false;
  return !isBeyond(trigger.relation, value, before.alertId ? trigger.clearsAt : trigger.limit);
}
