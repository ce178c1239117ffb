import type { PlaceNow, RankedPlace } from '@careway/places';
import { sayAgeOf, sayLimits } from '../bed-board/place-now.ts';
import { sayDistance, sayWhere, type Found } from './found.ts';

interface Props {
  found: Found;
  /** The service's time, epoch ms. */
  now: number;
  mayAct: boolean;
  onChoose: (place: PlaceNow) => void;
}

/** The places that can be offered, the best first, each with what put it there and how old what is known of it is. */
export function RankedPlaces({ found, now, mayAct, onChoose }: Props) {
  if (found.places.length === 0)
    return <p>No place can be offered now. Below is what speaks against the nearest: ask for less, or wait for one.</p>;
  return (
    <>
      {found.places.length < found.found && <p className="soft">The first {found.places.length} are shown.</p>}
      {!mayAct && <p className="soft">Choose who you act as, above, to hold one.</p>}
      <ol className="cards ranked">
        {found.places.map((one) => (
          <li key={one.place.placeId} className="card" data-place={one.place.placeId} data-rank={one.rank}>
            <Ranked one={one} now={now} />
            {mayAct && (
              <button
                type="button"
                className="nhsuk-button nhsuk-button--small nhsuk-button--secondary"
                onClick={() => onChoose(one.place)}
              >
                Hold<span className="nhsuk-u-visually-hidden"> {sayWhere(one.place)}</span>
              </button>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function Ranked({ one, now }: { one: RankedPlace; now: number }) {
  const { place, rank, because, distanceKm } = one;
  return (
    <>
      <h3 className="nhsuk-heading-s">
        {rank}. {sayWhere(place)}
      </h3>
      <p className="because">{because.says}</p>
      <p className="soft">
        {sayDistance(distanceKm)}; heard of {sayAgeOf(place.knownAt, now)} ago
      </p>
      <p className="soft">{sayLimits(place)}</p>
    </>
  );
}
