import { sayClock, sayDay } from '@careway/pressure';
import { Link } from 'wouter';
import { StateMark } from '../board/state-mark.tsx';
import { sayHere, sayTotal, sayValue, type RegisteredFigure } from './figures-now.ts';

interface Props {
  figure: RegisteredFigure;
  /** The place whose history is shown. */
  chosen: string | undefined;
  now: number;
}

/** How a figure stands at each place. */
export function FigurePlaces({ figure, chosen, now }: Props) {
  const { id, unit, places } = figure;
  return (
    <div className="wide" role="region" aria-label="Places, scrolls sideways" tabIndex={0}>
      <table className="list">
        <caption className="nhsuk-u-visually-hidden">How it stands at each place</caption>
        <thead>
          <tr>
            <th scope="col">Place</th>
            <th scope="col" className="number">
              Value
            </th>
            <th scope="col">State and age</th>
            <th scope="col">About</th>
            <th scope="col">Held back</th>
          </tr>
        </thead>
        <tbody>
          {places.map((one) => (
            <tr key={one.placeId} data-place={one.placeId} data-state={one.state}>
              <th scope="row">
                <Link
                  href={`/figures/${id}?place=${one.placeId}`}
                  aria-current={one.placeId === chosen ? 'true' : undefined}
                >
                  {one.placeName}
                </Link>
              </th>
              <td className="number strong">{sayValue(one.value, unit)}</td>
              <td>
                <StateMark state={one.state} /> {sayHere(one, now)}
              </td>
              <td>{one.asOf ? sayMoment(one.asOf) : '–'}</td>
              <td>{one.heldReason ?? '–'}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All together</th>
            <td colSpan={4}>{sayTotal(figure)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** `23 November 2026 10:42:15` */
export const sayMoment = (instant: string): string => `${sayDay(Date.parse(instant))} ${sayClock(Date.parse(instant))}`;
