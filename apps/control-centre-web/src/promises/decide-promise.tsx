import { useState, type FormEvent } from 'react';
import { faultOf } from '../ask/problem.ts';
import { useCommand } from '../ask/use-command.ts';
import { CommandButton } from '../frame/command-button.tsx';
import { TextField } from '../frame/text-field.tsx';
import { ToldProblem } from '../frame/told-problem.tsx';

interface Props {
  reservationId: string;
  /** Only held, so it ends by itself unless it is confirmed. */
  isHeld: boolean;
  onDecided: (what: 'confirmed' | 'released') => void;
}

/** Confirms a hold, or gives a promised place back, with why. */
export function DecidePromise({ reservationId, isHeld, onDecided }: Props) {
  const { send, problem, busy } = useCommand();
  const [reason, setReason] = useState('');

  const decide = async (verb: 'confirm' | 'release') => {
    const answered = await send({ path: `/reservations/${reservationId}/${verb}`, body: { reason } });
    if (!answered?.ok) return;
    setReason('');
    onDecided(verb === 'confirm' ? 'confirmed' : 'released');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void decide(isHeld ? 'confirm' : 'release');
  };
  return (
    <form onSubmit={submit}>
      <TextField
        label="Why"
        hint="Nothing about a person"
        fault={faultOf(problem, 'reason')}
        value={reason}
        onType={setReason}
      />
      <div className="buttons">
        {isHeld && <CommandButton busy={busy}>Confirm</CommandButton>}
        <CommandButton busy={busy} secondary onPress={() => void decide('release')}>
          Release
        </CommandButton>
      </div>
      <ToldProblem problem={problem} />
    </form>
  );
}
