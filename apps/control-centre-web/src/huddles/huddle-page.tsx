import { useState } from 'react';
import { Link } from 'wouter';
import { SayForm } from '../alerts/say-form.tsx';
import { ask } from '../ask/ask.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { useActing } from '../sign-in/session.ts';
import { EntryForm } from './entry-form.tsx';
import { FrozenBoard } from './frozen-board.tsx';
import { sayEntry, sayOpened, type Entry, type HuddleWithBoard } from './huddles-now.ts';

const here = { of: 'control-centre' } as const;

/** One huddle: the board as it was opened on, what was decided and agreed, and its minutes. */
export function HuddlePage({ huddleId }: { huddleId: string }) {
  const path = `/huddles/${encodeURIComponent(huddleId)}`;
  const seen = useAnswer(path, () => ask<HuddleWithBoard>(path, here));
  const { mayAct } = useActing();
  const [done, say] = useState('');
  const told = (says: string) => {
    say(says);
    seen.lookNow();
  };
  const huddle = seen.answer;
  return (
    <PageFrame title={huddle?.title ?? 'Huddle'} seen={seen}>
      <Link className="nhsuk-back-link" href="/huddles">
        All huddles
      </Link>
      <p role="status" className="done">
        {done}
      </p>
      {huddle && (
        <>
          <p className="huddle-standing">{sayOpened(huddle)}</p>
          {huddle.summary && <p>{huddle.summary}</p>}
          <p>
            Minutes: <a href={`${path}/minutes`}>as PDF</a>, <a href={`${path}/minutes?format=csv`}>as CSV</a>
          </p>
          <FrozenBoard snapshot={huddle.board} />
          {!mayAct && <p>Choose who you act as, above, to add to it.</p>}
          {mayAct && !huddle.closedAt && <Add path={path} told={told} />}
          <Entries huddle={huddle} path={path} mayAct={mayAct} told={told} />
        </>
      )}
    </PageFrame>
  );
}

interface Told {
  path: string;
  told: (says: string) => void;
}

const Add = ({ path, told }: Told) => (
  <section className="cards" aria-label="Add to the huddle">
    <EntryForm kind="decision" path={path} onDone={() => told('The decision is written down.')} />
    <EntryForm kind="action" path={path} onDone={() => told('The action is written down.')} />
    <CloseForm path={path} told={told} />
  </section>
);

const CloseForm = ({ path, told }: Told) => (
  <div className="card">
    <h2 className="nhsuk-heading-s">Close</h2>
    <SayForm
      path={`${path}/close`}
      field="summary"
      label="In a few words"
      button="Close the huddle"
      secondary
      optional
      onDone={() => told('The huddle is closed.')}
    />
  </div>
);

function Entries({ huddle, path, mayAct, told }: Told & { huddle: HuddleWithBoard; mayAct: boolean }) {
  if (huddle.entries.length === 0) return <p>Nothing was decided or agreed yet.</p>;
  return (
    <ol className="cards" aria-label="Decisions and actions">
      {huddle.entries.map((entry) => (
        <li key={entry.number} className="card" data-entry={entry.kind}>
          <h3 className="nhsuk-heading-s">{entry.says}</h3>
          <p>{sayEntry(entry)}</p>
          <p className="soft">
            {entry.kind}, said by {entry.saidBy.name}, {entry.saidBy.role.replaceAll('-', ' ')}
          </p>
          {mayAct && isOpen(entry) && (
            <SayForm
              path={`${path}/actions/${entry.number}/done`}
              label={`How it was done: ${entry.says}`}
              button="Say it is done"
              secondary
              optional
              onDone={() => told(`Done: ${entry.says}.`)}
            />
          )}
        </li>
      ))}
    </ol>
  );
}

const isOpen = ({ kind, doneAt }: Entry): boolean => kind === 'action' && !doneAt;
