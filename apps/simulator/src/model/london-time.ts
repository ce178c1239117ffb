export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** 01:00 UTC on the last Sunday of March or October, when clocks change in the United Kingdom. */
function clockChange(year: number, month: 2 | 9): number {
  const last = Date.UTC(year, month, 31, 1);
  return last - new Date(last).getUTCDay() * DAY;
}

/** Milliseconds by which London is ahead of UTC. */
export function londonOffset(at: number): number {
  const year = new Date(at).getUTCFullYear();
  return at >= clockChange(year, 2) && at < clockChange(year, 9) ? HOUR : 0;
}

/** Hour of the day in London, 0 to 23. */
export const londonHour = (at: number): number => Math.floor(((at + londonOffset(at)) % DAY) / HOUR);

/** Day of the week in London, 1 (Monday) to 7 (Sunday). */
export const londonWeekday = (at: number): number => ((Math.floor((at + londonOffset(at)) / DAY) + 3) % 7) + 1;

/** Date in London, `YYYY-MM-DD`. */
export const londonDay = (at: number): string => new Date(at + londonOffset(at)).toISOString().slice(0, 10);

/** Midnight in London at which the day of a moment began. */
export function londonMidnight(at: number): number {
  const offset = londonOffset(at);
  const start = Math.floor((at + offset) / DAY) * DAY - offset;
  return start + offset - londonOffset(start);
}
