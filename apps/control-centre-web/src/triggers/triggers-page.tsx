import { Link } from 'wouter';
import { PageFrame } from '../frame/page-frame.tsx';
import { SurgePlan } from './surge-plan.tsx';
import { sayClears, saySet, sayWhen, type TriggerNow, type WatchedFigure } from './triggers-now.ts';
import { useTriggers, useWatchedFigures } from './use-triggers.ts';

/** When alerts are raised, as it is in force; and the cards that the levels of OPEL call for. */
export function TriggersPage() {
  const seen = useTriggers();
  const figures = useWatchedFigures();
  const triggers = seen.answer?.triggers ?? [];
  return (
    <PageFrame title="Triggers" seen={seen}>
      <p>
        A trigger raises one alert for one cause, and the alert clears when the cause is over. Who sets one says why;
        each version is kept.
      </p>
      <p>
        <Link href="/triggers/new">Add a trigger</Link>
      </p>
      <TriggerTable triggers={triggers} figures={figures} />
      <SurgePlan />
    </PageFrame>
  );
}

interface TableProps {
  triggers: readonly TriggerNow[];
  figures: readonly WatchedFigure[];
}

const TriggerTable = ({ triggers, figures }: TableProps) => (
  <div className="wide" role="region" aria-label="Triggers, scrolls sideways" tabIndex={0}>
    <table className="list">
      <caption className="nhsuk-u-visually-hidden">Triggers</caption>
      <thead>
        <tr>
          <th scope="col">Trigger</th>
          <th scope="col">Raises an alert at</th>
          <th scope="col">Clears</th>
          <th scope="col">What is to be done, by whom</th>
          <th scope="col">Due</th>
        </tr>
      </thead>
      <tbody>
        {triggers.map((trigger) => (
          <TriggerRow key={trigger.id} trigger={trigger} unit={unitOf(trigger, figures)} />
        ))}
      </tbody>
    </table>
  </div>
);

const TriggerRow = ({ trigger, unit }: { trigger: TriggerNow; unit: string }) => (
  <tr data-trigger={trigger.id} data-off={trigger.off}>
    <th scope="row">
      <Link href={`/triggers/${trigger.id}`}>{trigger.name}</Link>
      <p className="soft">{saySet(trigger)}</p>
    </th>
    <td className="strong">{trigger.off ? 'switched off' : sayWhen(trigger, unit)}</td>
    <td>{trigger.off ? '–' : sayClears(trigger, unit)}</td>
    <td>
      <strong>{trigger.owner}</strong>, then {trigger.deputy}: {trigger.action}
    </td>
    <td>{trigger.dueMinutes} min</td>
  </tr>
);

export const unitOf = ({ figureId }: TriggerNow, figures: readonly WatchedFigure[]): string =>
  figures.find(({ id }) => id === figureId)?.unit ?? '';
