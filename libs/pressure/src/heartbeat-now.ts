import type { HeartbeatHeard } from './board-facts.ts';
import type { FigureState } from './figure.ts';
import type { FeedNow } from './feeds-now.ts';
import { ageSeconds, freshnessOf, worstOf } from './freshness.ts';

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
  /** Events that bed tracking holds back, by the newest heartbeat. */
  heldBack: number;
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
    heldBack: newestOf(heartbeats)?.heldBack ?? 0,
  };
}

const newestOf = (heartbeats: readonly HeartbeatHeard[]): HeartbeatHeard | undefined =>
  heartbeats.reduce<HeartbeatHeard | undefined>(
    (newest, one) => (newest === undefined || one.startedAt > newest.startedAt ? one : newest),
    undefined,
  );

/** A path is late or stale after more missed heartbeats than a feed: one that waits behind a burst says little. */
const PATIENCE = 4;

/**
 * What a feed can tell through this path: nothing is fresher than the newest heartbeat that came all the way, for what
 * the gateway received after it started may still be on its way. A path that no heartbeat ever walked says nothing.
 */
export function throughThePath(
  feed: FeedNow | null,
  heartbeats: readonly HeartbeatHeard[],
  everySeconds: number,
  now: number,
): FeedNow | null {
  const newest = newestOf(heartbeats);
  if (!feed || feed.receivedAt === null || !newest) return feed;
  const path = { receivedAt: newest.startedAt, expectedEverySeconds: everySeconds * PATIENCE };
  const state = freshnessOf(path, now);
  if (state === 'fresh') return feed;
  const receivedAt = newest.startedAt < feed.receivedAt ? newest.startedAt : feed.receivedAt;
  return { ...feed, receivedAt, state: worstOf([feed.state, state]), ageSeconds: ageSeconds({ receivedAt }, now) };
}

const lastOf = (heartbeats: readonly HeartbeatHeard[]): string | null =>
  heartbeats.reduce<string | null>((last, { heardAt }) => (last === null || heardAt > last ? heardAt : last), null);

/** Nearest rank, of values in ascending order. */
const percentile = (sorted: readonly number[], share: number): number | null =>
  sorted[Math.ceil(share * sorted.length) - 1] ?? null;
