import { FIGURE_NAMES, FIGURES, type FigureName, type ProviderNow } from '@careway/pressure';
import { FigureValue } from './figure-value.tsx';
import { Missing } from './missing.tsx';
import { SixFigures } from './six-figures.tsx';
import { StateLine } from './state-line.tsx';

const SHORT: Record<FigureName, string> = {
  open: 'Open',
  occupied: 'Occupied',
  usable: 'Usable',
  onLeave: 'On leave',
  admissions: 'Admitted',
  discharges: 'Discharged',
};

/** One provider in its fixed place: its figures, their age and state, and its sites. */
export function ProviderTile({ provider, now }: { provider: ProviderNow; now: number }) {
  const { id, name, state, receivedAt, figures, sites } = provider;
  return (
    <section className="tile" data-provider={id} data-state={state} aria-labelledby={`name-${id}`}>
      <div className="tile-head">
        <h2 id={`name-${id}`}>{name}</h2>
        <StateLine state={state} receivedAt={receivedAt} now={now} />
      </div>
      <SixFigures figures={figures} />
      <Missing range={figures.occupied.range} />
      <table className="sites">
        <caption className="nhsuk-u-visually-hidden">{name} by site</caption>
        <thead>
          <tr>
            <th scope="col">Site</th>
            {FIGURE_NAMES.map((figure) => (
              <th key={figure} scope="col" abbr={FIGURES[figure].name}>
                {SHORT[figure]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sites.map((site) => (
            <tr key={site.id}>
              <th scope="row">{site.name}</th>
              {FIGURE_NAMES.map((figure) => (
                <td key={figure}>
                  <FigureValue figure={site.figures[figure]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
