import type { LedgerFigures } from './ledger-now.ts';
import { sayCount } from './say-ledger.ts';

const sayBand = (band: string): string => (band === 'unknown' ? 'not known' : `${band} km`);

/** How far from home people are: one bar for each band, nearest first. */
export function DistanceStrip({ bands }: Pick<LedgerFigures, 'bands'>) {
  const most = Math.max(1, ...bands.map(({ people }) => people));
  return (
    <section aria-labelledby="distance">
      <h2 id="distance" className="nhsuk-heading-m">
        How far from home
      </h2>
      <ol className="strip">
        {bands.map(({ band, people }) => (
          <li key={band} data-band={band}>
            <span className="strip-name">{sayBand(band)}</span>
            <span className="strip-bar" aria-hidden="true" style={{ width: `${(100 * people) / most}%` }} />
            <span className="strip-number">{sayCount(people, 'person', 'people')}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
