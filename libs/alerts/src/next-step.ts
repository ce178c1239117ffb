const MINUTE_MS = 60_000;

/** How far an alert has come, instants in RFC 3339. */
export interface AlertCourse {
  dueAt: string;
  dueMinutes: number;
  /** Things that people did about it. */
  acted: number;
  chasedAt?: string | undefined;
  escalatedAt?: string | undefined;
}

/**
 * What the clock does about an alert that nobody has acted on: once it is due it is chased, and when as much time has
 * gone by again it goes to the deputy. Nothing happens twice. `now` is epoch milliseconds.
 */
export function nextStep({ dueAt, dueMinutes, acted, chasedAt, escalatedAt }: AlertCourse, now: number) {
  if (acted > 0 || escalatedAt) return undefined;
  if (!chasedAt) return now >= Date.parse(dueAt) ? 'chase' : undefined;
  return now >= Date.parse(chasedAt) + dueMinutes * MINUTE_MS ? 'escalate' : undefined;
}
