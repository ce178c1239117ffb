import { Link } from 'wouter';
import { useCommand } from '../ask/use-command.ts';
import { CommandButton } from '../frame/command-button.tsx';
import { ToldProblem } from '../frame/told-problem.tsx';
import { sayAgo, sayStanding, type AlertNow } from './alerts-now.ts';

interface Props {
  alert: AlertNow;
  now: number;
  mayAct: boolean;
  onDone: (says: string) => void;
}

/** One alert: what, whose, how long, and what is to be done. */
export function AlertCard({ alert, now, mayAct, onDone }: Props) {
  const { alertId, says, action, owner, provisional, raisedAt, acknowledgedAt, clearedAt, dueAt } = alert;
  const { send, problem, busy } = useCommand();
  const isOver = !clearedAt && Date.parse(dueAt) <= now;
  const acknowledge = async () => {
    const answered = await send({ of: 'control-centre', path: `/alerts/${alertId}/acknowledge`, body: {} });
    if (answered?.ok) onDone(`Acknowledged: ${says}.`);
  };
  return (
    <li className="card alert" data-alert={alertId} data-over={isOver}>
      <h2 className="nhsuk-heading-s">
        <Link href={`/alerts/${alertId}`}>{says}</Link>
      </h2>
      <p className="alert-standing">{sayStanding(alert, now)}</p>
      <p>
        <strong>{owner}</strong>: {action}
      </p>
      <p className="soft">
        Raised {sayAgo(raisedAt, now)}
        {provisional && '; provisional: no source confirms the limit'}
      </p>
      {mayAct && !acknowledgedAt && !clearedAt && (
        <CommandButton busy={busy} onPress={() => void acknowledge()}>
          Acknowledge<span className="nhsuk-u-visually-hidden">: {says}</span>
        </CommandButton>
      )}
      <ToldProblem problem={problem} />
    </li>
  );
}
