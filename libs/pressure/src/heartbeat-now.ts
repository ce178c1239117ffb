import type { HeartbeatHeard } from './board-facts.ts';
import type { FigureState } from './figure.ts';
import { ageSeconds, freshnessOf } from './freshness.ts';

/** Heartbeats of the last five minutes make the percentiles. */
export const HEARTBEAT_WINDOW_MS = 5 * 60_000;

export interface HeartbeatNow {
  /** How many came through in the last five minutes. */
  count: number;
  /** Milliseconds from the gateway to the control centre, or to this screen where it saw them itself. */
  p50: number | null;
  p95: number | null;
  /** Seconds since the last one came through; null when none ever did. */
  ageSeconds: number | null;
  state: FigureState;
}

/** How long heartbeats took to walk the whole path. `now` is epoch milliseconds. */
export function heartbeatNow(
  heartbeats: readonly HeartbeatHeard[],
  expectedEverySeconds: number,
  now: number,
): HeartbeatNow {
  const recent = heartbeats.filter(({ heardAt }) => Date.parse(heardAt) > now - HEARTBEAT_WINDOW_MS);
  const times = recent
    .map(({ startedAt, heardAt, seenAt }) => Math.max(0, Date.parse(seenAt ?? heardAt) - Date.parse(startedAt)))
    .sort((a, b) => a - b);
  const last = { receivedAt: lastOf(heartbeats), expectedEverySeconds };
  return {
    count: times.length,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    ageSeconds: ageSeconds(last, now),
    state: freshnessOf(last, now),
  };
}

const lastOf = (heartbeats: readonly HeartbeatHeard[]): string | null =>
  heartbeats.reduce<string | null>((last, { heardAt }) => (last === null || heardAt > last ? heardAt : last), null);

/** Nearest rank, of values in ascending order. */
const percentile = (sorted: readonly number[], share: number): number | null =>
  sorted[Math.ceil(share * sorted.length) - 1] ?? null;
