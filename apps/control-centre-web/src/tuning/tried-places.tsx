import { sayPillar } from '../opel/opel-answer.ts';
import { TRIED } from './tables.ts';
import { sayForeseen, sayMinutes, type Tried } from './tried.ts';

/** Side by side, for each place: how long it would have been at each level, and what the alerts would have been worth. */
export function TriedPlaces({ tried: { steps, tables, places } }: { tried: Tried }) {
  const missing = tables.find(({ notRecorded }) => notRecorded.length > 0)?.notRecorded ?? [];
  return (
    <>
      <p role="status">
        {steps === 0 ? 'Nothing was recorded in that time.' : `Tried on ${steps} recorded moments.`}
        {missing.length > 0 && ` Not recorded in that time, so unknown: ${missing.join(', ')}.`}
      </p>
      <div className="wide" role="region" aria-label="Side by side, scrolls sideways" tabIndex={0}>
        <table className="list">
          <caption className="nhsuk-u-visually-hidden">What the tables would have declared</caption>
          <thead>
            <tr>
              <th scope="col">Place</th>
              <th scope="col">Tables</th>
              <th scope="col" className="number">
                At OPEL 3
              </th>
              <th scope="col" className="number">
                At OPEL 4
              </th>
              <th scope="col" className="number">
                Not known
              </th>
              <th scope="col" className="number">
                Alerts
              </th>
              <th scope="col" className="number">
                For nothing
              </th>
              <th scope="col">OPEL 4 foreseen</th>
            </tr>
          </thead>
          <tbody>
            {places.flatMap(({ placeId, pillar, name, outcomes }) =>
              outcomes.map((one) => (
                <tr key={`${placeId} ${pillar} ${one.table}`} data-tried={`${placeId} ${pillar} ${one.table}`}>
                  <th scope="row">
                    {name}, {sayPillar(pillar).toLowerCase()}
                  </th>
                  <td>{one.table === TRIED ? 'as changed here' : 'as they are'}</td>
                  <td className="number">{sayMinutes(one.minutes.opel3)}</td>
                  <td className="number">{sayMinutes(one.minutes.opel4)}</td>
                  <td className="number">{sayMinutes(one.minutes.unknown)}</td>
                  <td className="number">{one.alerts}</td>
                  <td className="number">{one.falseAlerts}</td>
                  <td>{sayForeseen(one)}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
    </>
  );
}
