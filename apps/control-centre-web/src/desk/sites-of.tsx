import { percentFull, sayFigure, type ProviderNow } from '@careway/pressure';
import { Link } from 'wouter';

/** The sites of a provider, each with a way to its wards. */
export function SitesOf({ provider: { sites } }: { provider: ProviderNow }) {
  return (
    <section aria-labelledby="desk-sites">
      <h2 id="desk-sites" className="nhsuk-heading-m">
        Sites
      </h2>
      <div className="wide" role="region" aria-label="Sites, scrolls sideways" tabIndex={0}>
        <table className="list">
          <caption className="nhsuk-u-visually-hidden">Sites</caption>
          <thead>
            <tr>
              <th scope="col">Site</th>
              <th scope="col" className="number">
                Usable now
              </th>
              <th scope="col" className="number">
                Occupied of open
              </th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {sites.map(({ id, name, figures }) => {
              const full = percentFull(figures);
              return (
                <tr key={id} data-site={id}>
                  <th scope="row">
                    <Link href={`/beds/${id}`}>{name}</Link>
                  </th>
                  <td className="number">{sayFigure(figures.usable)}</td>
                  <td className="number">{full === null ? '–' : `${full} %`}</td>
                  <td>{figures.usable.state}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
