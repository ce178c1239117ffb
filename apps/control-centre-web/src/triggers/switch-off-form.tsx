import { useState, type FormEvent } from 'react';
import { faultOf } from '../ask/problem.ts';
import { useCommand } from '../ask/use-command.ts';
import { CommandButton } from '../frame/command-button.tsx';
import { TextField } from '../frame/text-field.tsx';
import { ToldProblem } from '../frame/told-problem.tsx';
import type { TriggerNow } from './triggers-now.ts';

interface Props {
  triggerId: string;
  /** That was seen. */
  version: number;
  onDone: (triggerId: string, version: number) => void;
}

/** Switches a trigger off, with a reason; setting it again switches it on. */
export function SwitchOffForm({ triggerId, version, onDone }: Props) {
  const { send, problem, busy } = useCommand();
  const [reason, setReason] = useState('');

  const switchOff = async (event: FormEvent) => {
    event.preventDefault();
    const path = `/triggers/${encodeURIComponent(triggerId)}/switch-off`;
    const answered = await send<TriggerNow>({ of: 'control-centre', path, body: { reason }, version });
    if (answered?.ok) onDone(triggerId, answered.answer.version);
  };
  return (
    <section aria-labelledby="switch-off">
      <h2 id="switch-off" className="nhsuk-heading-m">
        Switch it off
      </h2>
      <form className="trigger-form" onSubmit={(event) => void switchOff(event)}>
        <TextField
          label="Why it is switched off"
          hint="Kept with your name"
          fault={faultOf(problem, 'reason')}
          value={reason}
          onType={setReason}
        />
        <CommandButton busy={busy} secondary>
          Switch it off
        </CommandButton>
        <ToldProblem problem={problem} />
      </form>
    </section>
  );
}
