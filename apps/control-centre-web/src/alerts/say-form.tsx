import { useState, type FormEvent } from 'react';
import { faultOf } from '../ask/problem.ts';
import { useCommand } from '../ask/use-command.ts';
import { CommandButton } from '../frame/command-button.tsx';
import { TextField } from '../frame/text-field.tsx';
import { ToldProblem } from '../frame/told-problem.tsx';

interface Props {
  /** Where of the control centre it is said. */
  path: string;
  label: string;
  button: string;
  secondary?: boolean;
  /** The field that the line is sent as. */
  field?: 'says' | 'summary';
  /** It may be left empty. */
  optional?: boolean;
  onDone: () => void;
}

/** One line that somebody says about something: what was done, or why. */
export function SayForm({ path, label, button, secondary = false, field = 'says', optional = false, onDone }: Props) {
  const { send, problem, busy } = useCommand();
  const [says, setSays] = useState('');

  const say = async (event: FormEvent) => {
    event.preventDefault();
    const body = optional && !says ? {} : { [field]: says };
    const answered = await send({ of: 'control-centre', path, body });
    if (!answered?.ok) return;
    setSays('');
    onDone();
  };
  return (
    <form className="say-form" onSubmit={(event) => void say(event)}>
      <TextField
        label={label}
        hint={`Nothing about a person${optional ? '; may be left empty' : ''}`}
        fault={faultOf(problem, field)}
        value={says}
        onType={setSays}
      />
      <CommandButton busy={busy} secondary={secondary}>
        {button}
      </CommandButton>
      <ToldProblem problem={problem} />
    </form>
  );
}
