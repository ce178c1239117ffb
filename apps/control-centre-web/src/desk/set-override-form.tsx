import { useState, type FormEvent, type ReactNode } from 'react';
import { faultOf } from '../ask/problem.ts';
import { useCommand } from '../ask/use-command.ts';
import { CommandButton } from '../frame/command-button.tsx';
import { Field } from '../frame/field.tsx';
import { TextField } from '../frame/text-field.tsx';
import { ToldProblem } from '../frame/told-problem.tsx';
import type { OpelOf } from '../opel/opel-answer.ts';

const LEVELS = [1, 2, 3, 4] as const;
const HOURS = [1, 2, 4, 8, 12, 23] as const;
const HOUR_MS = 3_600_000;

interface Props {
  score: OpelOf;
  /** Epoch ms by the service's clock. */
  now: number;
  onDone: (says: string) => void;
}

/** Sets a level in place of the computed one. */
export function SetOverrideForm({ score: { placeId, pillar, name }, now, onDone }: Props) {
  const { send, problem, busy } = useCommand();
  const [level, setLevel] = useState('');
  const [hours, setHours] = useState('2');
  const [reason, setReason] = useState('');

  const set = async (event: FormEvent) => {
    event.preventDefault();
    const until = new Date(now + Number(hours) * HOUR_MS).toISOString();
    const body = { level: Number(level), reason, until, pillar };
    const path = `/opel/${encodeURIComponent(placeId)}/override`;
    const answered = await send({ of: 'control-centre', path, body });
    if (!answered?.ok) return;
    setReason('');
    onDone(`${name} is at OPEL ${level} by hand.`);
  };
  return (
    <form onSubmit={(event) => void set(event)}>
      <Choice label="Level" fault={faultOf(problem, 'level')} value={level} onChoose={setLevel}>
        <option value="">Choose</option>
        {LEVELS.map((one) => (
          <option key={one} value={one}>
            OPEL {one}
          </option>
        ))}
      </Choice>
      <Choice label="For" fault={faultOf(problem, 'until')} value={hours} onChoose={setHours}>
        {HOURS.map((one) => (
          <option key={one} value={one}>
            {one === 1 ? '1 hour' : `${one} hours`}
          </option>
        ))}
      </Choice>
      <TextField
        label="Why"
        hint="Nothing about a person. It is kept with your name and shown."
        fault={faultOf(problem, 'reason')}
        value={reason}
        onType={setReason}
      />
      <CommandButton busy={busy}>Set it by hand</CommandButton>
      <ToldProblem problem={problem} />
    </form>
  );
}

interface ChoiceProps {
  label: string;
  fault: string | undefined;
  value: string;
  onChoose: (value: string) => void;
  children: ReactNode;
}

const Choice = ({ label, fault, value, onChoose, children }: ChoiceProps) => (
  <Field label={label} fault={fault}>
    {(tied) => (
      <select
        {...tied}
        required
        className="nhsuk-select"
        value={value}
        onChange={(event) => onChoose(event.target.value)}
      >
        {children}
      </select>
    )}
  </Field>
);
