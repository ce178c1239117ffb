import { CONDITIONS, type Condition, type PlaceNow } from '@careway/places';
import { useId, useState, type FormEvent } from 'react';
import { useCommand } from '../ask/use-command.ts';
import { ToldProblem } from '../frame/told-problem.tsx';
import { sayCode } from './place-now.ts';

/** Says how a place is, with why; only for who is signed in. */
export function ChangePlace({ place, onChanged }: { place: PlaceNow; onChanged: () => void }) {
  const id = useId();
  const { send, problem, busy, mayAct } = useCommand();
  const [isOpen, setOpen] = useState(false);
  const [condition, setCondition] = useState<Condition>('being-cleaned');
  const [reason, setReason] = useState('');
  if (!mayAct) return null;
  const name = `${sayCode(place.type)} ${place.label}`;

  const change = async (event: FormEvent) => {
    event.preventDefault();
    const { placeId, version } = place;
    const body = { condition, ...(reason ? { reason } : {}) };
    const answered = await send({ path: `/places/${placeId}/condition`, method: 'PUT', body, version });
    if (!answered?.ok) return;
    setOpen(false);
    setReason('');
    onChanged();
  };
  return (
    <details className="change" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        Say how it is<span className="nhsuk-u-visually-hidden">: {name}</span>
      </summary>
      <form onSubmit={(event) => void change(event)}>
        <label htmlFor={`${id}-condition`}>It is</label>
        <select
          id={`${id}-condition`}
          className="nhsuk-select"
          value={condition}
          onChange={(event) => setCondition(event.target.value as Condition)}
        >
          {CONDITIONS.map((one) => (
            <option key={one} value={one}>
              {sayCode(one)}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}-reason`}>Why (nothing about a person)</label>
        <input
          id={`${id}-reason`}
          className="nhsuk-input"
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <button type="submit" className="nhsuk-button nhsuk-button--small" disabled={busy}>
          Say so
        </button>
        <ToldProblem problem={problem} />
      </form>
    </details>
  );
}
