import type { FeedsNow } from '@careway/pressure';
import { sayLiveness, type Trust } from '../live/say-liveness.ts';

/** The one line that a screen reader is told of: it changes when trust changes, not with every figure. */
export function Announcer({ feeds, ...trust }: Trust & { feeds: FeedsNow }) {
  const names = feeds.behind.map(({ name, state }) => `${name} ${state}`).join(', ');
  const feedsLine = `${feeds.fresh} of ${feeds.of} feeds fresh${names && `; ${names}`}`;
  const liveLine = trust.liveness === 'not live' ? sayLiveness(trust) : trust.liveness;
  return (
    <p role="status" aria-live="polite" className="nhsuk-u-visually-hidden">
      {liveLine}; {feedsLine}
    </p>
  );
}
