import type { PlaceNow } from '@careway/places';
import { useRef, useState } from 'react';
import { DecidePromise } from '../promises/decide-promise.tsx';
import { useActing } from '../sign-in/session.ts';
import { ChangePlace } from './change-place.tsx';
import { sayStanding } from './meanwhile.ts';
import { PlaceMark } from './place-mark.tsx';
import { sayAgeOf, sayLimits, sayPlace, useOf } from './place-now.ts';

interface Props {
  place: PlaceNow;
  /** The service's time, epoch ms. */
  now: number;
  onChanged: () => void;
}

/** A place: how it stands, why, since when, how long ago anything was heard of it; and what may be done about it. */
export function PlaceCard({ place, now, onChanged }: Props) {
  const { mayAct } = useActing();
  const [done, setDone] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const changed = (says: string) => {
    setDone(says);
    heading.current?.focus();
    onChanged();
  };
  const { placeId, bay, reservationId, state } = place;
  return (
    <li className="card place" data-place={placeId} data-use={useOf(place)}>
      <h2 ref={heading} tabIndex={-1} className="nhsuk-heading-s">
        {sayPlace(place)} <span className="soft">{bay}</span>
      </h2>
      <p className="place-state">
        <PlaceMark use={useOf(place)} /> {sayStanding(place)}
      </p>
      <p className="soft place-age">
        for {sayAgeOf(place.since, now)}, heard of {sayAgeOf(place.knownAt, now)} ago
      </p>
      <p className="soft">{sayLimits(place)}</p>
      <p role="status" className="done">
        {done}
      </p>
      {mayAct && <ChangePlace place={place} onChanged={changed} />}
      {mayAct && reservationId && (
        <details>
          <summary>
            {state === 'held' ? 'Confirm or release' : 'Release'}
            <span className="nhsuk-u-visually-hidden"> the promise of {sayPlace(place)}</span>
          </summary>
          <DecidePromise
            key={reservationId}
            reservationId={reservationId}
            isHeld={state === 'held'}
            onDecided={(what) => changed(`The promise is ${what}.`)}
          />
        </details>
      )}
    </li>
  );
}
