import { sayFeeds, sayHeartbeat, type FeedsNow, type HeartbeatNow } from '@careway/pressure';
import { sayLiveness, type Trust } from '../live/say-liveness.ts';
import { StateMark } from './state-mark.tsx';

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
        <StateMark state={heartbeat.heldBack > 0 && heartbeat.state === 'fresh' ? 'late' : heartbeat.state} />{' '}
        {sayHeartbeat(heartbeat)}
      </p>
    </section>
  );
}
