import type { Figure } from './figure.ts';
import type { FeedsNow } from './feeds-now.ts';
import type { HeartbeatNow } from './heartbeat-now.ts';

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', timeStyle: 'medium' });
const longDay = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', dateStyle: 'long' });
const whole = new Intl.NumberFormat('en-GB');

/** `10:42:15`, 24 hours, Europe/London. */
export const sayClock = (at: number): string => clock.format(at);
/** `10:42` */
export const sayTime = (at: number): string => clock.format(at).slice(0, 5);
/** `4 March 2026` */
export const sayDay = (at: number): string => longDay.format(at);

/** `4 s`, `12 min`, `3 h`, `2 days`: whole units, rounded down, so that an age is never overstated. */
export function sayAge(seconds: number): string {
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 48 * 3600) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86_400)} days`;
}

/** `1,204`; `at least 41`; a dash when unknown. */
export function sayFigure({ value, range }: Pick<Figure, 'value' | 'range'>): string {
  if (value !== null) return whole.format(value);
  return range ? `at least ${whole.format(range.atLeast)}` : '–';
}

/** `feeds 8 of 9 fresh; late: Medway PAS 12 min` */
export function sayFeeds({ fresh, of, behind }: FeedsNow): string {
  const groups = (['late', 'stale', 'never received'] as const).flatMap((state) => {
    const named = behind.filter((feed) => feed.state === state);
    const each = named.map(({ name, ageSeconds }) => (ageSeconds === null ? name : `${name} ${sayAge(ageSeconds)}`));
    return each.length > 0 ? [`${state}: ${each.join(', ')}`] : [];
  });
  return [`feeds ${fresh} of ${of} fresh`, ...groups].join('; ');
}

const saySeconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 9_950 ? 2 : 0)} s`;

/** `heartbeat p50 0.12 s, p95 0.31 s`; once they are overdue, how long there was none. */
export function sayHeartbeat({ p50, p95, ageSeconds, state, heldBack }: HeartbeatNow): string {
  if (ageSeconds === null) return 'heartbeat never received';
  const times = p50 === null || p95 === null ? '' : `p50 ${saySeconds(p50)}, p95 ${saySeconds(p95)}`;
  const held = heldBack > 0 ? `, ${heldBack} messages held back` : '';
  return (state === 'fresh' ? `heartbeat ${times}` : `no heartbeat for ${sayAge(ageSeconds)}`) + held;
}
