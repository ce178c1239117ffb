import { useState } from 'react';
import { ask } from '../ask/ask.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { SayForm } from '../alerts/say-form.tsx';
import { sayAgo } from '../alerts/alerts-now.ts';
import { useActing } from '../sign-in/session.ts';

/** A card of the surge plan that a level called for, as `GET /action-cards` tells it. */
interface CardNow {
  useId: string;
  pillar: string;
  level: number;
  title: string;
  what: string;
  standDown: string;
  owner: string;
  provisional: boolean;
  state: 'called' | 'done' | 'to-stand-down' | 'stood-down' | 'not-needed';
  calledAt: string;
  doneAt?: string;
  doneBy?: { name: string };
  doneSays?: string;
  fellAt?: string;
}

interface Props {
  placeId: string;
  pillar: string;
}

/** What the surge plan calls for at the level of a place; and, when the level has fallen, what is to be ended. */
export function ActionCards({ placeId, pillar }: Props) {
  const path = `/action-cards?place=${encodeURIComponent(placeId)}&limit=200`;
  const seen = useAnswer(path, () => ask<{ items: CardNow[] }>(path, { of: 'control-centre' }));
  const { mayAct } = useActing();
  const [done, say] = useState('');
  const cards = seen.answer?.items.filter((card) => card.pillar === pillar) ?? [];
  const told = (says: string) => () => {
    say(says);
    seen.lookNow();
  };
  return (
    <section aria-labelledby="desk-cards">
      <h2 id="desk-cards" className="nhsuk-heading-m">
        Action cards
      </h2>
      <p role="status" className="done">
        {done}
      </p>
      {seen.answer && cards.length === 0 && <p>No card of the surge plan is called for.</p>}
      <ul className="cards">
        {cards.map((card) => (
          <Card key={card.useId} card={card} mayAct={mayAct} now={seen.now} told={told} />
        ))}
      </ul>
    </section>
  );
}

interface CardProps {
  card: CardNow;
  mayAct: boolean;
  now: number;
  told: (says: string) => () => void;
}

function Card({ card, mayAct, now, told }: CardProps) {
  const { useId, level, title, what, owner, provisional, state, standDown } = card;
  const isEnding = state === 'to-stand-down';
  return (
    <li className="card" data-card={useId} data-state={state}>
      <h3 className="nhsuk-heading-s">{title}</h3>
      <p>
        <strong>{owner}</strong>: {isEnding ? standDown : what}
      </p>
      <p className="soft">
        From OPEL {level} on; {sayCard(card, now)}
        {provisional && '; provisional'}
      </p>
      {mayAct && state === 'called' && (
        <SayForm
          path={`/action-cards/${useId}/done`}
          label={`What was done: ${title}`}
          button="Say it is in force"
          onDone={told(`In force: ${title}.`)}
        />
      )}
      {mayAct && (isEnding || state === 'done') && (
        <SayForm
          secondary
          path={`/action-cards/${useId}/stand-down`}
          label={`How it was ended: ${title}`}
          button="Say it is ended"
          onDone={told(`Ended: ${title}.`)}
        />
      )}
    </li>
  );
}

function sayCard({ state, calledAt, doneAt, doneBy, doneSays, fellAt }: CardNow, now: number): string {
  if (state === 'called') return `called for ${sayAgo(calledAt, now)}`;
  const by = doneAt
    ? `in force since ${sayAgo(doneAt, now)} by ${doneBy?.name ?? 'somebody'}: ${doneSays ?? ''}`
    : state;
  return state === 'to-stand-down' && fellAt ? `the level fell ${sayAgo(fellAt, now)}; ${by}` : by;
}
