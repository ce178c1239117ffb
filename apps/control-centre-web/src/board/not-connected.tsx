import type { ReactNode } from 'react';
import { Menu } from '../frame/menu.tsx';

const PATIENCE_MS = 3_000;

/** Before the first figures: says where it looks and, when that takes too long, what to do. */
export function NotConnected({ waitedMs }: { waitedMs: number }) {
  if (waitedMs < PATIENCE_MS) {
    return (
      <main className="connecting">
        <h1>Beds and flow</h1>
        <p role="status">Connecting to {location.origin} …</p>
      </main>
    );
  }
  return (
    <NoBoard>
      <div className="nhsuk-error-summary" role="alert" aria-labelledby="no-connection">
        <h1 className="nhsuk-error-summary__title" id="no-connection">
          No connection to the control centre
        </h1>
        <div className="nhsuk-error-summary__body">
          <p>
            This screen gets no figures from <strong>{location.origin}/board/stream</strong>. It shows nothing rather
            than something old, and tries again every second.
          </p>
          <ul className="nhsuk-list nhsuk-list--bullet">
            <li>Check that this screen is on the network: open {location.origin}/health/ready in another tab.</li>
            <li>If that does not answer, start the control-centre service, or ask whoever runs it to.</li>
            <li>If it says that something is down, mend that first: the board follows within seconds.</li>
          </ul>
        </div>
      </div>
    </NoBoard>
  );
}

/** The other pages may well have their figures: there is a way to them from here. */
const NoBoard = ({ children }: { children: ReactNode }) => (
  <>
    <header className="page-head">
      <Menu />
    </header>
    <main className="connecting">{children}</main>
  </>
);
