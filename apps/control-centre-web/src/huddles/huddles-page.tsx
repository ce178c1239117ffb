import { useState, type FormEvent } from 'react';
import { Link, useLocation } from 'wouter';
import { ask } from '../ask/ask.ts';
import { faultOf } from '../ask/problem.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { useCommand } from '../ask/use-command.ts';
import { CommandButton } from '../frame/command-button.tsx';
import { PageFrame } from '../frame/page-frame.tsx';
import { TextField } from '../frame/text-field.tsx';
import { ToldProblem } from '../frame/told-problem.tsx';
import { useActing } from '../sign-in/session.ts';
import { sayCounts, sayOpened, type ChangesSince, type Huddle } from './huddles-now.ts';

const here = { of: 'control-centre' } as const;

/** Huddles, the newest first; what changed since the last one; and the form that opens one. */
export function HuddlesPage() {
  const seen = useAnswer('huddles', () => ask<{ items: Huddle[] }>('/huddles', here));
  const since = useAnswer('since', () => ask<ChangesSince>('/huddles/latest/changes', here));
  const { mayAct } = useActing();
  return (
    <PageFrame title="Huddles" seen={seen}>
      {mayAct ? <OpenForm /> : <p>Choose who you act as, above, to open a huddle.</p>}
      {since.answer?.huddleId && <Since changes={since.answer.changes} />}
      <h2 className="nhsuk-heading-m">Held so far</h2>
      <p>
        <a href="/huddles?format=csv" download>
          All of them as CSV
        </a>
      </p>
      {seen.answer?.items.length === 0 && <p>No huddle was held yet.</p>}
      <ul className="cards">
        {seen.answer?.items.map((huddle) => (
          <li key={huddle.huddleId} className="card" data-huddle={huddle.huddleId}>
            <h3 className="nhsuk-heading-s">
              <Link href={`/huddles/${huddle.huddleId}`}>{huddle.title}</Link>
            </h3>
            <p>{sayCounts(huddle)}</p>
            <p className="soft">{sayOpened(huddle)}</p>
          </li>
        ))}
      </ul>
    </PageFrame>
  );
}

const Since = ({ changes }: { changes: ChangesSince['changes'] }) => (
  <section aria-labelledby="since">
    <h2 id="since" className="nhsuk-heading-m">
      Changed since the last huddle
    </h2>
    {changes.length === 0 && <p>Nothing.</p>}
    <ul>
      {changes.map(({ says }) => (
        <li key={says}>{says}</li>
      ))}
    </ul>
  </section>
);

function OpenForm() {
  const { send, problem, busy } = useCommand();
  const [title, setTitle] = useState('');
  const [, goTo] = useLocation();
  const open = async (event: FormEvent) => {
    event.preventDefault();
    const answered = await send<Huddle>({ of: 'control-centre', path: '/huddles', body: { title } });
    if (answered?.ok) goTo(`/huddles/${answered.answer.huddleId}`);
  };
  return (
    <form className="card" onSubmit={(event) => void open(event)}>
      <TextField
        label="Name of the huddle"
        hint="Such as Morning huddle. The figures are frozen as they stand"
        maxLength={80}
        fault={faultOf(problem, 'title')}
        value={title}
        onType={setTitle}
      />
      <CommandButton busy={busy}>Open a huddle</CommandButton>
      <ToldProblem problem={problem} />
    </form>
  );
}
