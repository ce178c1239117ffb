import type { Need, PlaceNow } from '@careway/places';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { newId } from '../ask/new-id.ts';
import { faultOf } from '../ask/problem.ts';
import { useCommand } from '../ask/use-command.ts';
import { ChangedMeanwhile } from '../bed-board/changed-meanwhile.tsx';
import { meanwhile, type Standing } from '../bed-board/meanwhile.ts';
import { CommandButton } from '../frame/command-button.tsx';
import { TextField } from '../frame/text-field.tsx';
import { ToldProblem } from '../frame/told-problem.tsx';
import type { PlacePromise } from '../promises/promises-now.ts';
import { Choice } from './choice.tsx';
import { sayWhere } from './found.ts';
import { HOLD_MINUTES, untilOf, type LastHold } from './hold-until.ts';

const MINUTES = HOLD_MINUTES.map((one) => [`${one}`, one < 60 ? `${one} min` : `${one / 60} h`] as const);

interface Props {
  /** The place as it was when it was chosen: that is what is held. */
  seen: PlaceNow;
  /** As it is in the newest answer. */
  place: PlaceNow | undefined;
  need: Need;
  /** The service's time, epoch ms. */
  now: number;
  onSee: (seen: PlaceNow) => void;
  onHeld: (held: PlacePromise) => void;
  onLeave: () => void;
}

/** Holds a place for a person, for a limited time, with why. */
export function HoldForm({ seen, place, need, now, onSee, onHeld, onLeave }: Props) {
  const { send, problem, forget, busy } = useCommand();
  const [subjectId, setSubject] = useState(newId);
  const [minutes, setMinutes] = useState('30');
  const [reason, setReason] = useState('');
  const last = useRef<LastHold>(undefined);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [seen.placeId]);

  const hold = async (event: FormEvent) => {
    event.preventDefault();
    const until = untilOf(Number(minutes), now, last.current);
    last.current = { minutes: Number(minutes), until, answered: false };
    const path = `/places/${encodeURIComponent(seen.placeId)}/hold`;
    const answered = await send<PlacePromise>({
      path,
      body: { subjectId, until, need, reason },
      version: seen.version,
    });
    if (!answered) return;
    const isLost = !answered.ok && (answered.problem.status === 0 || answered.problem.status >= 500);
    last.current.answered = !isLost;
    if (answered.ok) onHeld(answered.answer);
  };
  const take = (standing: Standing) => {
    onSee({ ...seen, ...standing });
    forget();
    heading.current?.focus();
  };
  return (
    <form className="card hold" aria-labelledby="hold" onSubmit={(event) => void hold(event)}>
      <h2 id="hold" ref={heading} tabIndex={-1} className="nhsuk-heading-m">
        Hold {sayWhere(seen)}
      </h2>
      <div className="fields">
        <TextField
          label="Person"
          hint="The random id of the request; a new one when there is none yet"
          fault={faultOf(problem, 'subjectId')}
          value={subjectId}
          onType={setSubject}
        />
        <Choice label="For" value={minutes} options={MINUTES} fault={faultOf(problem, 'until')} onChoose={setMinutes} />
        <TextField
          label="Why this place"
          hint="Nothing about who it is"
          fault={faultOf(problem, 'reason')}
          value={reason}
          onType={setReason}
        />
      </div>
      <ChangedMeanwhile seen={seen} now={meanwhile(seen, place, problem)} onTake={take} />
      <div className="buttons">
        <CommandButton busy={busy}>Hold it</CommandButton>
        <CommandButton busy={busy} secondary onPress={onLeave}>
          Back to the places
        </CommandButton>
      </div>
      <ToldProblem problem={problem} />
    </form>
  );
}
