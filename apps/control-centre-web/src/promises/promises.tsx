import { useEffect, useRef, useState } from 'react';
import { sayAgeOf } from '../bed-board/place-now.ts';
import { sayWhere } from '../place-search/found.ts';
import { DecidePromise } from './decide-promise.tsx';
import { sayPromise, type PromiseNow } from './promises-now.ts';

interface Props {
  promises: readonly PromiseNow[];
  /** Who asked for them; absent when it is everybody. */
  organisationId: string | undefined;
  /** The one that was made at this screen just now: its heading takes the focus. */
  newest: string | undefined;
  mayAct: boolean;
  /** The service's time, epoch ms. */
  now: number;
  onDecided: () => void;
}

/** The places that are promised to people of the organisation that acts here. */
export function Promises({ promises, organisationId, newest, mayAct, now, onDecided }: Props) {
  const [done, setDone] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const decided = (says: string) => {
    setDone(says);
    heading.current?.focus();
    onDecided();
  };
  return (
    <section aria-labelledby="promises" className="promises">
      <h2 id="promises" ref={heading} tabIndex={-1} className="nhsuk-heading-m">
        Promised{organisationId ? ` to ${organisationId}` : ''}: {promises.length}
      </h2>
      <p role="status" className="done">
        {done}
      </p>
      <ul className="cards">
        {promises.map((one) => (
          <PromiseCard
            key={one.reservationId}
            one={one}
            isNewest={one.reservationId === newest}
            mayAct={mayAct}
            now={now}
            onDecided={decided}
          />
        ))}
      </ul>
    </section>
  );
}

interface CardProps {
  one: PromiseNow;
  isNewest: boolean;
  mayAct: boolean;
  now: number;
  onDecided: (says: string) => void;
}

function PromiseCard({ one, isNewest, mayAct, now, onDecided }: CardProps) {
  const { reservationId, placeId, place, status, held, confirmed } = one;
  const name = place ? sayWhere(place) : placeId;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isNewest) heading.current?.focus();
  }, [isNewest]);
  return (
    <li className="card" data-promise={reservationId} data-status={status}>
      <h3 ref={heading} tabIndex={-1} className="nhsuk-heading-s">
        {name}
      </h3>
      <p className="place-state">{sayPromise(one, now)}</p>
      {[held, confirmed].map(
        (decision) =>
          decision && (
            <p key={decision.at} className="soft">
              {decision === held ? 'Held' : 'Confirmed'} {sayAgeOf(decision.at, now)} ago
              {decision.by ? ` by ${decision.by.name}` : ''}: {decision.reason}
            </p>
          ),
      )}
      {mayAct && (
        <DecidePromise
          reservationId={reservationId}
          isHeld={status === 'held'}
          onDecided={(what) => onDecided(`${name} is ${what}.`)}
        />
      )}
    </li>
  );
}
