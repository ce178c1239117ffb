import { useState, type FormEvent } from 'react';
import { faultOf } from '../ask/problem.ts';
import { useCommand } from '../ask/use-command.ts';
import { CommandButton } from '../frame/command-button.tsx';
import { TextField } from '../frame/text-field.tsx';
import { ToldProblem } from '../frame/told-problem.tsx';
import { bodyOf, idOf, nameFault, type TriggerDraft } from './trigger-draft.ts';
import type { TriggerNow, WatchedFigure } from './triggers-now.ts';
import { WatchFields } from './watch-fields.tsx';
import './triggers.css';

interface Props {
  /** Absent: a new one, whose id comes from its name. */
  triggerId?: string;
  start: TriggerDraft;
  /** That was seen; 0 where nobody set it yet. */
  version: number;
  triggers: readonly TriggerNow[];
  figures: readonly WatchedFigure[];
  onSet: (triggerId: string, version: number) => void;
}

/** Sets a trigger from now on, signed in and with a reason. */
export function TriggerForm({ triggerId, start, version, triggers, figures, onSet }: Props) {
  const { send, problem, busy } = useCommand();
  const [draft, change] = useState(start);
  const [reason, setReason] = useState('');
  const [isRefused, refuse] = useState(false);
  const wrongName = triggerId
    ? undefined
    : nameFault(
        draft.name,
        triggers.map(({ id }) => id),
      );

  const set = async (event: FormEvent) => {
    event.preventDefault();
    refuse(wrongName !== undefined);
    if (wrongName) return;
    const id = triggerId ?? idOf(draft.name);
    const body = bodyOf(draft, reason);
    const path = `/triggers/${encodeURIComponent(id)}`;
    const answered = await send<TriggerNow>({ of: 'control-centre', method: 'PUT', path, body, version });
    if (answered?.ok) onSet(id, answered.answer.version);
  };
  const fault = (name: string) => faultOf(problem, name);
  const words = (name: 'name' | 'action' | 'owner' | 'deputy', label: string, maxLength = 80) => (
    <TextField
      label={label}
      maxLength={maxLength}
      fault={(name === 'name' && isRefused && wrongName) || fault(name)}
      value={draft[name]}
      onType={(text) => change({ ...draft, [name]: text })}
    />
  );
  return (
    <section aria-labelledby="set-trigger">
      <h2 id="set-trigger" className="nhsuk-heading-m">
        {triggerId ? 'Set it anew' : 'When it raises an alert'}
      </h2>
      <form className="trigger-form" onSubmit={(event) => void set(event)}>
        {words('name', 'What it is about')}
        <WatchFields
          draft={draft}
          others={triggers.filter(({ id }) => id !== triggerId)}
          figures={figures}
          fault={fault}
          onChange={change}
        />
        {words('action', 'What is to be done', 300)}
        {words('owner', 'Who answers for it')}
        {words('deputy', 'Who takes over')}
        <TextField
          label="Why it is set so"
          hint="Nothing about a person. It is kept with your name and shown."
          fault={fault('reason')}
          value={reason}
          onType={setReason}
        />
        <CommandButton busy={busy}>{triggerId ? 'Set it' : 'Add it'}</CommandButton>
        <ToldProblem problem={problem} />
      </form>
    </section>
  );
}
