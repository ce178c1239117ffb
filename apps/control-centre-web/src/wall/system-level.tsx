import { OpelMark } from '../opel/opel-mark.tsx';
import { TrendArrow } from '../opel/trend-arrow.tsx';
import type { OpelPlace, OpelWall } from './wall-now.ts';

/** How bad, and getting worse? */
export function SystemLevel({ system, pillars }: OpelWall) {
  return (
    <section className="wall-system" aria-labelledby="wall-system-name">
      <h2 id="wall-system-name" className="nhsuk-u-visually-hidden">
        The whole system
      </h2>
      {system ? <Overall {...system} /> : <p className="wall-none">No OPEL is scored yet</p>}
      <ul className="wall-pillars">
        {pillars.map(({ pillar, name, shown }) => (
          <li key={pillar} data-pillar={pillar}>
            <OpelMark shown={shown} />
            <span className="wall-pillar-name">{name}</span>
            <span className="nhsuk-u-visually-hidden">
              {shown.word} {shown.range}
            </span>
            <TrendArrow shown={shown} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const Overall = ({ shown }: OpelPlace) => (
  <div className="wall-overall" data-known={shown.numeral !== '?'}>
    <OpelMark shown={shown} />
    <div>
      <p className="wall-word">{shown.word}</p>
      <p>
        <TrendArrow shown={shown} inWords="briefly" />
      </p>
      {shown.range && <p className="wall-range">{shown.range}</p>}
      {shown.byHand && <p>set by hand</p>}
    </div>
  </div>
);
