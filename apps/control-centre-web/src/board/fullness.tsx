import { netToday, percentFull, type ProviderNow } from '@careway/pressure';
import { StateMark } from './state-mark.tsx';

const signed = new Intl.NumberFormat('en-GB', { signDisplay: 'exceptZero' });
/** With a real minus sign, as wide as the plus. */
const sayNet = (net: number): string => signed.format(net).replace('-', '−');
const dash = '–';

/** Where: how full each provider is, and which way it moves today. */
export function Fullness({ providers }: { providers: ProviderNow[] }) {
  return (
    <table className="sites">
      <caption className="nhsuk-u-visually-hidden">How full each provider is</caption>
      <thead>
        <tr>
          <th scope="col">Provider</th>
          <th scope="col">Occupied of open</th>
          <th scope="col">In less out today</th>
        </tr>
      </thead>
      <tbody>
        {providers.map(({ id, name, state, figures }) => {
          const full = percentFull(figures);
          const net = netToday(figures);
          return (
            <tr key={id}>
              <th scope="row">
                <StateMark state={state} /> {name}
                <span className="nhsuk-u-visually-hidden"> ({state})</span>
              </th>
              <td>{full === null ? dash : `${full} %`}</td>
              <td>{net === null ? dash : sayNet(net)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
