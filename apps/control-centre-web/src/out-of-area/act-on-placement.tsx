import { useState, type FormEvent } from 'react';
import { faultOf } from '../ask/problem.ts';
import { useCommand } from '../ask/use-command.ts';
import { CommandButton } from '../frame/command-button.tsx';
import { TextField } from '../frame/text-field.tsx';
import { ToldProblem } from '../frame/told-problem.tsx';
import { Choice } from '../place-search/choice.tsx';
import { ACTS, commandOf, type Doing } from './acts.ts';
import type { OnePlacement } from './ledger-now.ts';

interface Props {
  placement: OnePlacement;
  onDone: (says: string) => void;
}

/** What the sending provider says of a placement. It is about the placement as it is shown. */
export function ActOnPlacement({ placement, onDone }: Props) {
  const { send, problem, forget, busy } = useCommand();
  const [doing, setDoing] = useState<Doing>('contact-video');
  const [words, setWords] = useState('');
  const act = ACTS[doing];

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answered = await send(commandOf(doing, placement, words.trim()));
    if (!answered?.ok) return;
    setWords('');
    onDone(`Said: ${act.name}.`);
  };
  return (
    <form className="card" aria-labelledby="act" onSubmit={(event) => void submit(event)}>
      <h2 id="act" className="nhsuk-heading-s">
        Say what was done
      </h2>
      <Choice
        label="What"
        value={doing}
        options={Object.entries(ACTS).map(([code, { name }]) => [code as Doing, name] as const)}
        onChoose={(next) => {
          setDoing(next);
          forget();
        }}
      />
      <TextField
        label={act.words}
        hint="Nothing about who it is"
        fault={faultOf(problem, act.field)}
        value={words}
        onType={setWords}
      />
      <CommandButton busy={busy}>Say it</CommandButton>
      <ToldProblem problem={problem} />
    </form>
  );
}
