import type { Need, PlaceNow } from '@careway/places';
import { useEffect, useRef, useState } from 'react';
import { olderOf, useAnswer } from '../ask/use-answer.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { lookAtPromises } from '../promises/promises-now.ts';
import { Promises } from '../promises/promises.tsx';
import { useActing } from '../sign-in/session.ts';
import { ExcludedPlaces } from './excluded-places.tsx';
import { placeIn, sayNumber, search, type Found } from './found.ts';
import { HoldForm } from './hold-form.tsx';
import { NeedForm } from './need-form.tsx';
import { RankedPlaces } from './ranked-places.tsx';
import './place-search.css';

/** A search reads every place there is. */
const SEARCH_AGAIN_MS = 5_000;

/** Finds places for a need, and holds, confirms and releases them. */
export function SearchPage() {
  const { session, mayAct } = useActing();
  const organisationId = session?.actor.organisationId;
  const [need, setNeed] = useState<Need>();
  const [chosen, choose] = useState<PlaceNow>();
  const [newest, setNewest] = useState<string>();
  const found = useAnswer(JSON.stringify(need ?? null), need && (() => search(need)), SEARCH_AGAIN_MS);
  const promises = useAnswer(`promises ${organisationId}`, () => lookAtPromises(organisationId));
  const lookNow = () => {
    found.lookNow();
    promises.lookNow();
  };
  return (
    <PageFrame title="Find a place" seen={need ? olderOf(found, promises) : promises}>
      <NeedForm
        problem={found.answer ? undefined : found.problem}
        onAsk={(next) => {
          setNeed(next);
          choose(undefined);
          found.lookNow();
        }}
      />
      {chosen && need && mayAct && (
        <HoldForm
          key={chosen.placeId}
          seen={chosen}
          place={placeIn(found.answer, chosen.placeId)}
          need={need}
          now={found.now}
          onSee={choose}
          onHeld={({ reservationId }) => {
            choose(undefined);
            setNewest(reservationId);
            lookNow();
          }}
          onLeave={() => {
            choose(undefined);
            document.getElementById('found')?.focus();
          }}
        />
      )}
      {promises.answer && (
        <Promises
          promises={promises.answer}
          organisationId={organisationId}
          newest={newest}
          mayAct={mayAct}
          now={promises.now}
          onDecided={lookNow}
        />
      )}
      {found.answer && (
        <Answer key={JSON.stringify(need)} found={found.answer} now={found.now} mayAct={mayAct} onChoose={choose} />
      )}
    </PageFrame>
  );
}

interface AnswerProps {
  found: Found;
  now: number;
  mayAct: boolean;
  onChoose: (place: PlaceNow) => void;
}

/** What was found; its heading takes the focus when it comes. */
function Answer({ found, now, mayAct, onChoose }: AnswerProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <section aria-labelledby="found">
        <h2 id="found" ref={heading} tabIndex={-1} className="nhsuk-heading-m">
          {sayNumber(found.found)} can be offered
        </h2>
        <RankedPlaces found={found} now={now} mayAct={mayAct} onChoose={onChoose} />
      </section>
      <ExcludedPlaces found={found} now={now} />
    </>
  );
}
