import { sayTime } from '@careway/pressure';
import type { SinceHuddle } from './told.ts';

/** As many as one line holds; the page of the huddle has them all. */
const SHOWN = 2;

/** What changed since the last huddle? Changes only. */
export function SinceTheHuddle({ since }: { since: SinceHuddle | undefined }) {
  const { openedAt, changes = [] } = since ?? {};
  const more = changes.length - SHOWN;
  return (
    <section className="wall-since" aria-labelledby="wall-since-name">
      <h2 id="wall-since-name">{openedAt ? `Since ${sayTime(Date.parse(openedAt))}` : 'Since'}</h2>
      {!openedAt && <p className="wall-none">No huddle was held yet</p>}
      {openedAt && changes.length === 0 && <p className="wall-none">Nothing changed since the huddle</p>}
      <ul>
        {changes.slice(0, SHOWN).map(({ says }, at) => (
          <li key={`${at} ${says}`}>{says}</li>
        ))}
        {more > 0 && <li className="wall-more-changes">+{more} more</li>}
      </ul>
    </section>
  );
}
