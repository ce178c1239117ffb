import { useRef, useState } from 'react';
import { useAnswer } from '../ask/use-answer.ts';
import { sayAgeOf } from '../bed-board/place-now.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { useActing } from '../sign-in/session.ts';
import { DecideForm } from './decide-form.tsx';
import { lookAtWaysHome, type WayHomeNow } from './ways-home-now.ts';
import './ways-home.css';

/** Local places that could bring somebody home now, the newest first, each with whom and why. */
export function WaysHomePage() {
  const seen = useAnswer('ways home', lookAtWaysHome);
  const { mayAct } = useActing();
  const [done, setDone] = useState('');
  const told = useRef<HTMLParagraphElement>(null);
  const ways = seen.answer;
  return (
    <PageFrame title="Ways home" seen={seen}>
      <p className="soft">
        A fitting local place is usable, and somebody is away. The rank decides nothing: a person does.
      </p>
      <p ref={told} className="done" role="status" tabIndex={-1}>
        {done}
      </p>
      {ways?.length === 0 && <p>No usable local place fits anybody who is away.</p>}
      {ways && ways.length > 0 && !mayAct && <p className="soft">Choose who you act as, above, to decide.</p>}
      <ul className="cards ways">
        {ways?.map((way) => (
          <WayCard
            key={way.wayHomeId}
            way={way}
            now={seen.now}
            mayAct={mayAct}
            onDecided={(says) => {
              setDone(says);
              told.current?.focus();
              seen.lookNow();
            }}
          />
        ))}
      </ul>
    </PageFrame>
  );
}

interface CardProps {
  way: WayHomeNow;
  now: number;
  mayAct: boolean;
  onDecided: (says: string) => void;
}

function WayCard({ way, now, mayAct, onDecided }: CardProps) {
  const { wayHomeId, placeLabel, wardName, siteName, bedClass, people, excluded, openedAt } = way;
  return (
    <li className="card" data-way={wayHomeId}>
      <h2 className="nhsuk-heading-s">
        Bed {placeLabel}, {wardName}, {siteName}
      </h2>
      <p className="soft">
        {bedClass && `Class ${bedClass}, `}usable for {sayAgeOf(openedAt, now)}
      </p>
      <ol className="people">
        {people.map((one) => (
          <li key={one.placementId} data-rank={one.rank}>
            <strong>{one.subjectId.slice(0, 8)}</strong> {one.reason}
            {one.aheadBy && <span className="soft"> Before the next by {one.aheadBy}.</span>}
          </li>
        ))}
      </ol>
      {excluded.length > 0 && (
        <details>
          <summary>Not for {excluded.length} others</summary>
          <ul>
            {excluded.map((one) => (
              <li key={one.placementId}>
                {one.subjectId.slice(0, 8)}: {one.why.join(', ')}
              </li>
            ))}
          </ul>
        </details>
      )}
      {mayAct && <DecideForm way={way} onDecided={onDecided} />}
    </li>
  );
}
