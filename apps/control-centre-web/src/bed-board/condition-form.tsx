import { CONDITIONS, type Condition, type PlaceNow } from '@careway/places';
import { useRef, useState, type FormEvent } from 'react';
import { faultOf } from '../ask/problem.ts';
import { useCommand } from '../ask/use-command.ts';
import { CommandButton } from '../frame/command-button.tsx';
import { Field } from '../frame/field.tsx';
import { TextField } from '../frame/text-field.tsx';
import { ToldProblem } from '../frame/told-problem.tsx';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
import { meanwhile, type Standing } from './meanwhile.ts';
import { sayCode } from './place-now.ts';

interface Props {
  /** The place as it was when this was opened: what is said is said of that. */
  seen: PlaceNow;
  now: PlaceNow;
  onSee: (seen: PlaceNow) => void;
  onDone: (condition: Condition) => void;
}

/** Says how a place is, and why. */
export function ConditionForm({ seen, now, onSee, onDone }: Props) {
  const { send, problem, forget, busy } = useCommand();
  const [condition, setCondition] = useState<Condition | ''>('');
  const [reason, setReason] = useState('');
  const choice = useRef<HTMLSelectElement>(null);

  const say = async (event: FormEvent) => {
    event.preventDefault();
    if (condition === '') return;
    const body = { condition, ...(reason ? { reason } : {}) };
    const path = `/places/${encodeURIComponent(seen.placeId)}/condition`;
    const answered = await send({ path, method: 'PUT', body, version: seen.version });
    if (answered?.ok) onDone(condition);
  };
  const take = (standing: Standing) => {
    onSee({ ...seen, ...standing });
    forget();
    choice.current?.focus();
  };
  return (
    <form onSubmit={(event) => void say(event)}>
      <Field label="It is" fault={faultOf(problem, 'condition')}>
        {(tied) => (
          <select
            {...tied}
            ref={choice}
            required
            className="nhsuk-select"
            value={condition}
            onChange={(event) => setCondition(event.target.value as Condition)}
          >
            <option value="">Choose</option>
            {CONDITIONS.map((one) => (
              <option key={one} value={one}>
                {sayCode(one)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TextField
        label="Why"
        hint="Nothing about a person"
        fault={faultOf(problem, 'reason')}
        value={reason}
        onType={setReason}
      />
      <ChangedMeanwhile seen={seen} now={meanwhile(seen, now, problem)} onTake={take} />
      <CommandButton busy={busy}>Say so</CommandButton>
      <ToldProblem problem={problem} />
    </form>
  );
}
