import { useState } from 'react';
import { Link } from 'wouter';
import { ask } from '../ask/ask.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { Field } from '../frame/field.tsx';
import { sayBudget, type Budget } from './alerts-now.ts';

const DAYS = [1, 7, 30, 90];
const LOOK_MS = 15_000;

/** How many alerts people get, and what comes of them: alerts that nobody acts on are to be tuned or switched off. */
export function AlertBudget() {
  const [days, setDays] = useState('7');
  const path = `/alert-budget?days=${days}`;
  const { answer } = useAnswer(path, () => ask<Budget>(path, { of: 'control-centre' }), LOOK_MS);
  return (
    <section className="alert-budget" aria-labelledby="budget">
      <h2 id="budget" className="nhsuk-heading-m">
        Alert budget
      </h2>
      <Field label="Over">
        {(tied) => (
          <select {...tied} className="nhsuk-select" value={days} onChange={(event) => setDays(event.target.value)}>
            {DAYS.map((one) => (
              <option key={one} value={one}>
                {one === 1 ? 'one day' : `${one} days`}
              </option>
            ))}
          </select>
        )}
      </Field>
      {answer && <Lines {...answer} />}
      {answer && answer.busiest.length > 0 && <Busiest busiest={answer.busiest} />}
    </section>
  );
}

function Lines(budget: Budget) {
  const lines: [string, string][] = [
    ['Raised', String(budget.raised)],
    ['For each person on duty in a day', sayBudget(budget.perPersonPerDay, '')],
    ['Acted on', sayBudget(budget.actedOnPercent, ' %')],
    ['Escalated', sayBudget(budget.escalatedPercent, ' %')],
    ['Acknowledged within (median)', sayBudget(budget.medianMinutesToAcknowledge, ' min')],
    ['Standing now', String(budget.standing)],
    ['Standing for more than a day', String(budget.standingOverADay)],
  ];
  return (
    <dl className="budget">
      {lines.map(([name, says]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{says}</dd>
        </div>
      ))}
    </dl>
  );
}

const Busiest = ({ busiest }: Pick<Budget, 'busiest'>) => (
  <div className="wide" role="region" aria-label="Busiest causes, scrolls sideways" tabIndex={0}>
    <table className="list">
      <caption className="nhsuk-u-visually-hidden">Busiest causes</caption>
      <thead>
        <tr>
          <th scope="col">Busiest causes</th>
          <th scope="col" className="number">
            Raised
          </th>
          <th scope="col" className="number">
            Acted on
          </th>
        </tr>
      </thead>
      <tbody>
        {busiest.map(({ triggerId, name, raised, actedOn }) => (
          <tr key={triggerId}>
            <th scope="row">
              <Link href={`/triggers/${triggerId}`}>{name}</Link>
            </th>
            <td className="number">{raised}</td>
            <td className="number">{actedOn}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
