import { sayAge, sayClock, sayHeartbeat, type FeedsNow, type HeartbeatNow } from '@careway/pressure';
import { StateMark } from '../board/state-mark.tsx';
import { sayLiveness, type Trust } from '../live/say-liveness.ts';
import { sayFeedsShortly } from './say-feeds-shortly.ts';

interface Props {
  trust: Trust;
  /** Set while somebody has frozen the wall: since when, by the service's clock. */
  frozen: { at: number; forMs: number } | undefined;
  feeds: FeedsNow;
  heartbeat: HeartbeatNow;
}

/** Can I believe this? Becomes the banner when the answer is no. */
export function WallTrust({ trust, frozen, feeds, heartbeat }: Props) {
  const isLive = trust.liveness === 'live' && !frozen;
  return (
    <section className="wall-trust" data-believe={isLive} aria-label="Can this be believed">
      <p className="wall-live">
        <StateMark state={isLive ? 'fresh' : 'stale'} />{' '}
        {frozen && `frozen at ${sayClock(frozen.at)}, ${sayAge(frozen.forMs / 1000)} ago`}
        {frozen && trust.liveness !== 'live' && '; '}
        {(!frozen || trust.liveness !== 'live') && sayLiveness(trust)}
      </p>
      <p className="wall-feeds">
        <StateMark state={feeds.behind.length === 0 ? 'fresh' : 'late'} /> {sayFeedsShortly(feeds)}
      </p>
      <p className="wall-heartbeat">
        <StateMark state={heartbeat.heldBack > 0 && heartbeat.state === 'fresh' ? 'late' : heartbeat.state} />{' '}
        {sayHeartbeat(heartbeat)}
      </p>
    </section>
  );
}
