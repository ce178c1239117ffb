import { StateMark } from '../board/state-mark.tsx';
import type { Parameter } from '../opel/opel-answer.ts';
import { sayAmount, sayParameterState, sayPoints, sayStep } from './say-parameter.ts';

/** What a level is made of: each parameter's value, age, points, and what would raise or lower them. */
export function Parameters({ parameters, now }: { parameters: Parameter[]; now: number }) {
  return (
    <section aria-labelledby="desk-parameters">
      <h2 id="desk-parameters" className="nhsuk-heading-m">
        Parameter by parameter
      </h2>
      <div className="wide" role="region" aria-label="Parameters, scrolls sideways" tabIndex={0}>
        <table className="list">
          <caption className="nhsuk-u-visually-hidden">Parameter by parameter</caption>
          <thead>
            <tr>
              <th scope="col">Parameter</th>
              <th scope="col" className="number">
                Value
              </th>
              <th scope="col">State and age</th>
              <th scope="col" className="number">
                Points
              </th>
              <th scope="col">Would raise it</th>
              <th scope="col">Would lower it</th>
            </tr>
          </thead>
          <tbody>
            {parameters.map((one) => (
              <tr key={one.parameterId} data-parameter={one.parameterId} data-state={one.state}>
                <th scope="row">
                  {one.name}
                  {one.provisional && <span className="soft"> (provisional)</span>}
                </th>
                <td className="number">{sayAmount(one.value, one.unit)}</td>
                <td>
                  <StateMark state={one.state} /> {sayParameterState(one, now)}
                </td>
                <td className="number">{sayPoints(one)}</td>
                <td>{sayStep(one.raise, one.unit)}</td>
                <td>{sayStep(one.lower, one.unit)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
