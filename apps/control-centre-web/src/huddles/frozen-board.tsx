import type { BoardSnapshot } from '@careway/pressure';
import { sayMoment } from '../alerts/alerts-now.ts';
import { frozenRows } from './huddles-now.ts';

/** The figures that a huddle was opened on. They do not change any more. */
export const FrozenBoard = ({ snapshot }: { snapshot: BoardSnapshot }) => (
  <div className="wide" role="region" aria-label="Frozen figures, scrolls sideways" tabIndex={0}>
    <table className="list frozen">
      <caption className="nhsuk-table__caption">Frozen at {sayMoment(snapshot.serverTime)}</caption>
      <thead>
        <tr>
          <th scope="col">Provider</th>
          <th scope="col" className="number">
            Occupied
          </th>
          <th scope="col" className="number">
            Usable now
          </th>
          <th scope="col" className="number">
            On leave
          </th>
          <th scope="col">OPEL</th>
        </tr>
      </thead>
      <tbody>
        {frozenRows(snapshot).map(({ placeId, name, occupied, usable, onLeave, opel }) => (
          <tr key={placeId} data-place={placeId}>
            <th scope="row">{name}</th>
            <td className="number">{occupied}</td>
            <td className="number">{usable}</td>
            <td className="number">{onLeave}</td>
            <td>{opel}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
