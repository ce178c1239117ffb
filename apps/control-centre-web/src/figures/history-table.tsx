import { sayMoment } from './figure-places.tsx';
import { sayValue, type FigureRecord } from './figures-now.ts';

/** Every value as it was told, with both clocks and what told it, the newest first. */
export function HistoryTable({ records, unit }: { records: readonly FigureRecord[]; unit: string }) {
  return (
    <details>
      <summary>Every value, and what told it</summary>
      <div className="wide" role="region" aria-label="Values, scrolls sideways" tabIndex={0}>
        <table className="list">
          <caption className="nhsuk-u-visually-hidden">Values as they were told</caption>
          <thead>
            <tr>
              <th scope="col">Known</th>
              <th scope="col">About</th>
              <th scope="col" className="number">
                Value
              </th>
              <th scope="col">Held back</th>
              <th scope="col">Told by</th>
              <th scope="col">Event</th>
            </tr>
          </thead>
          <tbody>
            {records.map((one) => (
              <tr key={one.valueId} data-value={one.valueId}>
                <td>{sayMoment(one.knownAt)}</td>
                <td>{sayMoment(one.asOf)}</td>
                <td className="number">{sayValue(one.value, unit)}</td>
                <td>{one.heldReason ?? '–'}</td>
                <td>{one.interfaceId ?? '–'}</td>
                <td>
                  <code>{one.source}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
