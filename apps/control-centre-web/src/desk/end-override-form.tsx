import { useState, type FormEvent } from 'react';
import { faultOf } from '../ask/problem.ts';
import { useCommand } from '../ask/use-command.ts';
import { CommandButton } from '../frame/command-button.tsx';
import { TextField } from '../frame/text-field.tsx';
import { ToldProblem } from '../frame/told-problem.tsx';
import type { OpelOf } from '../opel/opel-answer.ts';

interface Props {
  score: OpelOf;
  onDone: (says: string) => void;
}

/** Lets the computed level stand again before its time. */
export function EndOverrideForm({ score: { placeId, pillar, name }, onDone }: Props) {
  const { send, problem, busy } = useCommand();
  const [reason, setReason] = useState('');

  const end = async (event: FormEvent) => {
    event.preventDefault();
    const path = `/opel/${encodeURIComponent(placeId)}/override/end`;
    const answered = await send({ of: 'control-centre', path, body: { reason, pillar } });
    if (answered?.ok) onDone(`The computed level of ${name} stands again.`);
  };
  return (
    <form onSubmit={(event) => void end(event)}>
      <TextField
        label="Why the computed level should stand again"
        fault={faultOf(problem, 'reason')}
        value={reason}
        onType={setReason}
      />
      <CommandButton busy={busy} secondary>
        Let the computed level stand again
      </CommandButton>
      <ToldProblem problem={problem} />
    </form>
  );
}
