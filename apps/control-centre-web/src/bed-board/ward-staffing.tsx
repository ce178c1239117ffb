import { useRef, useState, type FormEvent } from 'react';
import { faultOf } from '../ask/problem.ts';
import { useCommand } from '../ask/use-command.ts';
import { CommandButton } from '../frame/command-button.tsx';
import { Field } from '../frame/field.tsx';
import { TextField } from '../frame/text-field.tsx';
import { ToldProblem } from '../frame/told-problem.tsx';
import { sayAgeOf } from './place-now.ts';

/** What was said last of the staff of a ward, as bed tracking answers it. */
export interface StaffingNow {
  wardId: string;
  /** People that there is staff for; absent: enough for all. */
  staffedFor?: number;
  staffingSaid?: { at: string; by?: { name: string }; reason: string };
}

interface Props {
  staffing: StaffingNow;
  /** The service's time, epoch ms. */
  now: number;
  onChanged: () => void;
}

const sayStaff = (staffedFor: number | undefined): string =>
  staffedFor === undefined
    ? 'Staff for all its places'
    : `Staff for ${staffedFor} ${staffedFor === 1 ? 'person' : 'people'}`;

/** How many people a ward has staff for, and, for who may, the means to say so. */
export function WardStaffing({ staffing, now, onChanged }: Props) {
  const { staffedFor, staffingSaid: said } = staffing;
  const { mayAct } = useCommand();
  const [done, setDone] = useState('');
  const line = useRef<HTMLParagraphElement>(null);
  const changed = (people: number | undefined) => {
    setDone(`Said: ${sayStaff(people).toLowerCase()}.`);
    line.current?.focus();
    onChanged();
  };
  return (
    <div className="staffing">
      <p ref={line} tabIndex={-1}>
        {sayStaff(staffedFor)}
      </p>
      {said && (
        <p className="soft">
          {said.by?.name ?? 'A service'} said so {sayAgeOf(said.at, now)} ago: {said.reason}
        </p>
      )}
      <p role="status" className="done">
        {done}
      </p>
      {mayAct && (
        <details>
          <summary>Say for how many there is staff</summary>
          <StaffingForm staffing={staffing} onDone={changed} />
        </details>
      )}
    </div>
  );
}

interface FormProps {
  staffing: StaffingNow;
  onDone: (staffedFor: number | undefined) => void;
}

function StaffingForm({ staffing, onDone }: FormProps) {
  const { send, problem, busy } = useCommand();
  const [people, setPeople] = useState('');
  const [reason, setReason] = useState('');

  const say = async (staffedFor: number | string | null) => {
    const path = `/wards/${encodeURIComponent(staffing.wardId)}/staffing`;
    const answered = await send<{ staffedFor?: number }>({ path, method: 'PUT', body: { staffedFor, reason } });
    if (!answered?.ok) return;
    setPeople('');
    setReason('');
    onDone(answered.answer.staffedFor);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // What is no number is refused by the service, beside the field; nothing is never taken for "enough for all".
    void say(/^\d+$/.test(people) ? Number(people) : people);
  };
  return (
    <form onSubmit={submit}>
      <Field label="People there is staff for" fault={faultOf(problem, 'staffedFor')}>
        {(tied) => (
          <input
            {...tied}
            className="nhsuk-input nhsuk-input--width-4"
            inputMode="numeric"
            autoComplete="off"
            value={people}
            onChange={(event) => setPeople(event.target.value)}
          />
        )}
      </Field>
      <TextField
        label="Why"
        hint="Nothing about a person"
        fault={faultOf(problem, 'reason')}
        value={reason}
        onType={setReason}
      />
      <div className="buttons">
        <CommandButton busy={busy}>Say so</CommandButton>
        {staffing.staffedFor !== undefined && (
          <CommandButton busy={busy} secondary onPress={() => void say(null)}>
            Enough for all again
          </CommandButton>
        )}
      </div>
      <ToldProblem problem={problem} />
    </form>
  );
}
