import { useState, type FormEvent } from 'react';
import { faultOf } from '../ask/problem.ts';
import { useCommand } from '../ask/use-command.ts';
import { CommandButton } from '../frame/command-button.tsx';
import { Field } from '../frame/field.tsx';
import { TextField } from '../frame/text-field.tsx';
import { ToldProblem } from '../frame/told-problem.tsx';

const HOURS = [1, 2, 4, 8, 24];
const HOUR_MS = 3_600_000;

interface Props {
  kind: 'decision' | 'action';
  path: string;
  onDone: () => void;
}

/** What was decided and why, or what is to be done by whom until when. */
export function EntryForm({ kind, path, onDone }: Props) {
  const { send, problem, busy } = useCommand();
  const [says, setSays] = useState('');
  const [more, setMore] = useState('');
  const [hours, setHours] = useState(2);
  const isAction = kind === 'action';

  const say = async (event: FormEvent) => {
    event.preventDefault();
    const dueAt = new Date(Date.now() + hours * HOUR_MS).toISOString();
    const body = isAction ? { says, owner: more, dueAt } : { says, reason: more };
    const answered = await send({ of: 'control-centre', path: `${path}/${kind}s`, body });
    if (!answered?.ok) return;
    setSays('');
    setMore('');
    onDone();
  };
  return (
    <form className="card" data-form={kind} onSubmit={(event) => void say(event)}>
      <h2 className="nhsuk-heading-s">{isAction ? 'Action' : 'Decision'}</h2>
      <TextField
        label={isAction ? 'What is to be done' : 'What was decided'}
        hint="Nothing about a person"
        fault={faultOf(problem, 'says')}
        value={says}
        onType={setSays}
      />
      <TextField
        label={isAction ? 'Whose it is' : 'Why'}
        hint={isAction ? 'A role or a name at work' : 'Nothing about a person'}
        fault={faultOf(problem, isAction ? 'owner' : 'reason')}
        value={more}
        maxLength={isAction ? 80 : 500}
        onType={setMore}
      />
      {isAction && (
        <Field label="Until" fault={faultOf(problem, 'dueAt')}>
          {(tied) => (
            <select
              {...tied}
              className="nhsuk-select"
              value={hours}
              onChange={(event) => setHours(+event.target.value)}
            >
              {HOURS.map((one) => (
                <option key={one} value={one}>
                  {one === 1 ? 'in an hour' : `in ${one} hours`}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <CommandButton busy={busy}>{isAction ? 'Write the action down' : 'Write the decision down'}</CommandButton>
      <ToldProblem problem={problem} />
    </form>
  );
}
