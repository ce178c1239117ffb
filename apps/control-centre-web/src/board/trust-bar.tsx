import { sayAge, sayClock, sayFeeds, sayHeartbeat, type FeedsNow, type HeartbeatNow } from '@careway/pressure';
import type { Liveness } from '../live/liveness.ts';
import { StateMark } from './state-mark.tsx';

export interface Trust {
  liveness: Liveness;
  silentMs: number;
  /** When anything was last heard, on the service's clock. */
  heardAt: number;
}

/** `live, 3 s`; a warning; or since when nothing here is live. */
export function sayLiveness({ liveness, silentMs, heardAt }: Trust): string {
  const silent = sayAge(silentMs / 1000);
  if (liveness === 'live') return `live, ${silent}`;
  return liveness === 'quiet'
    ? `Nothing heard for ${silent}: these figures may be old`
    : `not live since ${sayClock(heardAt)}`;
}

/** Can I believe this? Becomes the banner when the answer is no. */
export function TrustBar({ feeds, heartbeat, ...trust }: Trust & { feeds: FeedsNow; heartbeat: HeartbeatNow }) {
  const allFresh = feeds.behind.length === 0;
  return (
    <section className="trust" aria-label="Can this be believed">
      <p className="trust-live">
        <StateMark state={trust.liveness === 'live' ? 'fresh' : 'stale'} /> {sayLiveness(trust)}
      </p>
      <p className="trust-feeds">
        <StateMark state={allFresh ? 'fresh' : 'late'} /> {sayFeeds(feeds)}
      </p>
      <p className="trust-heartbeat">
        <StateMark state={heartbeat.state} /> {sayHeartbeat(heartbeat)}
      </p>
    </section>
  );
}
