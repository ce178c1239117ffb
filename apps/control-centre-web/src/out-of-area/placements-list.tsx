import { Link } from 'wouter';
import type { PlacementNow } from './ledger-now.ts';
import { REASONS, sayDay, sayMissed } from './say-ledger.ts';

/** People who are placed away, the longest away first. */
export function PlacementsList({ placements }: { placements: readonly PlacementNow[] }) {
  if (placements.length === 0) return <p>Nobody of your organisation is placed away.</p>;
  return (
    <div className="wide" role="region" aria-label="Placements" tabIndex={0}>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">Where</th>
            <th scope="col">Why</th>
            <th scope="col" className="number">
              Nights
            </th>
            <th scope="col" className="number">
              Km
            </th>
            <th scope="col">Home team</th>
            <th scope="col">Back</th>
          </tr>
        </thead>
        <tbody>
          {placements.map((one) => (
            <tr key={one.placementId} data-placement={one.placementId}>
              <td>
                <Link href={`/out-of-area/${one.placementId}`}>
                  {one.receiverName}, {one.receiverUnit}
                </Link>
              </td>
              <td>
                {one.reasonCode} {REASONS[one.reasonCode]}, class {one.bedClass}
              </td>
              <td className="number">{one.nights}</td>
              <td className="number">{one.km ?? 'not known'}</td>
              <td>{sayMissed(one)}</td>
              <td>{one.expectedReturn ? sayDay(one.expectedReturn) : 'no date yet'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
