/** From the decision to admit until the person has left: NHS England's twelve hours. */
export const LIMIT_HOURS = 12;
const HOUR_MS = 3_600_000;

export interface Clock {
  /** Whole minutes from the decision to admit until the person left, or until now. */
  waitedMinutes: number;
  /** RFC 3339: when the twelve hours are over. */
  limitAt: string;
  overLimit: boolean;
}

/** How long somebody has waited. Times are RFC 3339; a decision that lies ahead by a sender's clock is no wait yet. */
export function clockOf(decidedAt: string, leftAt: string | undefined, now: string): Clock {
  const begun = Date.parse(decidedAt);
  const waitedMs = Math.max(0, Date.parse(leftAt ?? now) - begun);
  return {
    waitedMinutes: Math.floor(waitedMs / 60_000),
    limitAt: new Date(begun + LIMIT_HOURS * HOUR_MS).toISOString(),
    overLimit: waitedMs > LIMIT_HOURS * HOUR_MS,
  };
}
