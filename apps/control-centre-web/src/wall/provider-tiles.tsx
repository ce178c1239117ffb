import type { CSSProperties } from 'react';
import { OpelMark } from '../opel/opel-mark.tsx';
import { sayPillar } from '../opel/opel-answer.ts';
import { TrendArrow } from '../opel/trend-arrow.tsx';
import type { OpelPlace } from './wall-now.ts';

/** Where? One tile for each provider, always in the same place. */
export function ProviderTiles({ providers }: { providers: OpelPlace[] }) {
  const columns = Math.max(1, Math.ceil(providers.length / 2));
  return (
    <section className="wall-where" aria-labelledby="wall-where-name">
      <h2 id="wall-where-name" className="nhsuk-u-visually-hidden">
        By provider
      </h2>
      <ul className="wall-tiles" style={{ '--columns': columns } as CSSProperties}>
        {providers.map((provider) => (
          <Tile key={`${provider.id}/${provider.pillar}`} {...provider} />
        ))}
      </ul>
    </section>
  );
}

function Tile({ id, pillar, name, shown }: OpelPlace) {
  return (
    <li className="wall-tile" data-provider={id} data-pillar={pillar} data-mark={shown.mark}>
      <h3 className="wall-tile-name">
        {name} <span className="nhsuk-u-visually-hidden">({sayPillar(pillar)})</span>
      </h3>
      <div className="wall-tile-level">
        <OpelMark shown={shown} />
        <div>
          <p className="wall-tile-word">
            {shown.word} <TrendArrow shown={shown} />
          </p>
          {shown.range && <p className="wall-range">{shown.range}</p>}
          {shown.byHand && <p>by hand</p>}
        </div>
      </div>
    </li>
  );
}
