import { useState, type FormEvent } from 'react';
import { faultOf } from '../ask/problem.ts';
import { useCommand } from '../ask/use-command.ts';
import { CommandButton } from '../frame/command-button.tsx';
import { TextField } from '../frame/text-field.tsx';
import { ToldProblem } from '../frame/told-problem.tsx';
import { Choice } from '../place-search/choice.tsx';
import { DECISIONS, decisionOf, type Decision, type WayHomeNow } from './ways-home-now.ts';

interface Props {
  way: WayHomeNow;
  onDecided: (says: string) => void;
}

/** A person decides about a way home, with the reason; nothing is decided by the rank. */
export function DecideForm({ way, onDecided }: Props) {
  const { send, problem, busy } = useCommand();
  const [decision, setDecision] = useState<Decision>('bring-home');
  const [placementId, setPlacement] = useState(way.people[0]?.placementId ?? '');
  const [reason, setReason] = useState('');

  const decide = async (event: FormEvent) => {
    event.preventDefault();
    const body = decisionOf(decision, placementId, reason.trim());
    const answered = await send({ path: `/ways-home/${way.wayHomeId}/decide`, body });
    if (answered?.ok) onDecided(`Decided about bed ${way.placeLabel}, ${way.wardName}.`);
  };
  return (
    <form onSubmit={(event) => void decide(event)}>
      <Choice label="Decision" value={decision} options={DECISIONS} onChoose={setDecision} />
      {decision !== 'keep-for-others' && (
        <Choice
          label="Person"
          value={placementId}
          options={way.people.map((one) => [one.placementId, `${one.rank}: ${one.subjectId.slice(0, 8)}`] as const)}
          fault={faultOf(problem, 'placementId')}
          onChoose={setPlacement}
        />
      )}
      <TextField
        label="Why"
        hint="Nothing about who it is"
        fault={faultOf(problem, 'reason')}
        value={reason}
        onType={setReason}
      />
      <CommandButton busy={busy}>Decide</CommandButton>
      <ToldProblem problem={problem} />
    </form>
  );
}
