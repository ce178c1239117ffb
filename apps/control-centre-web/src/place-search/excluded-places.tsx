import type { ExcludedPlace } from '@careway/places';
import { sayAgeOf } from '../bed-board/place-now.ts';
import { sayExcludedBy, sayNumber, sayWhere, type Found } from './found.ts';

/** The places that can not be offered: how many for what, and of those that miss least everything against each. */
export function ExcludedPlaces({ found, now }: { found: Found; now: number }) {
  const { excludedCount, excludedBy, excluded } = found;
  return (
    <section aria-labelledby="excluded">
      <h2 id="excluded" className="nhsuk-heading-m">
        {sayNumber(excludedCount)} can not be offered
      </h2>
      <p>{sayExcludedBy(excludedBy)}</p>
      {excluded.length > 0 && (
        <>
          {excluded.length < excludedCount && <p className="soft">The {excluded.length} that miss least are shown.</p>}
          <div
            className="wide"
            role="region"
            aria-label="Places that can not be offered, scrolls sideways"
            tabIndex={0}
          >
            <table className="list">
              <caption className="nhsuk-u-visually-hidden">Places that can not be offered, and why</caption>
              <thead>
                <tr>
                  <th scope="col">Place</th>
                  <th scope="col">Why not</th>
                  <th scope="col" className="number">
                    From home
                  </th>
                  <th scope="col" className="number">
                    Heard of
                  </th>
                </tr>
              </thead>
              <tbody>
                {excluded.map((one) => (
                  <Excluded key={one.place.placeId} one={one} now={now} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

const Excluded = ({ one: { place, why, distanceKm }, now }: { one: ExcludedPlace; now: number }) => (
  <tr data-place={place.placeId}>
    <th scope="row">{sayWhere(place)}</th>
    <td>{why.map(({ says }) => says).join('; ')}</td>
    <td className="number">{distanceKm === undefined ? 'not known' : `${distanceKm} km`}</td>
    <td className="number">{sayAgeOf(place.knownAt, now)} ago</td>
  </tr>
);
