const MINUTE_MS = 60_000;
let known = { minute: -1, day: '' };

/** Today's date in Europe/London, `YYYY-MM-DD`. Every message asks, and no day begins within a minute. */
export function today(): string {
  const minute = Math.floor(Date.now() / MINUTE_MS);
  if (minute !== known.minute) known = { minute, day: Temporal.Now.plainDateISO('Europe/London').toString() };
  return known.day;
}
