import { FIGURES, type FigureName, type ProviderNow } from '@careway/pressure';
import { FigureValue } from './figure-value.tsx';
import { ORDER } from './order.ts';

const SHORT: Record<FigureName, string> = {
  open: 'Open',
  occupied: 'Occupied',
  usable: 'Usable',
  onLeave: 'On leave',
  admissions: 'In today',
  discharges: 'Out today',
};

/** The same six figures for each site of a provider. */
export function SiteTable({ name, sites }: Pick<ProviderNow, 'name' | 'sites'>) {
  return (
    <table className="sites">
      <caption className="nhsuk-u-visually-hidden">{name} by site</caption>
      <thead>
        <tr>
          <th scope="col">Site</th>
          {ORDER.map((figure) => (
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
            {ORDER.map((figure) => (
              <td key={figure}>
                <FigureValue figure={site.figures[figure]} narrow />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
