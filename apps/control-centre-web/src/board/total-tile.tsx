import type { Board } from '@careway/pressure';
import { SixFigures } from './six-figures.tsx';

/** The whole system: exact when every site can be believed, otherwise a range that names what is missing. */
export function TotalTile({ board }: { board: Board }) {
  const { total, providers } = board;
  const { range, value } = total.occupied;
  const sites = providers.reduce((count, provider) => count + provider.sites.length, 0);
  const known = range?.known ?? (value === null ? 0 : sites);
  return (
    <section className="tile tile-total" aria-labelledby="name-all">
      <div className="tile-head">
        <h2 id="name-all">All providers</h2>
        <p className="state">
          {known} of {sites} sites counted
        </p>
      </div>
      <SixFigures figures={total} />
      <p className="total-note">{noteOf(board, known)}</p>
    </section>
  );
}

function noteOf({ total }: Board, known: number): string {
  const { state, range } = total.occupied;
  if (range) return `Missing: ${range.missing.join(', ')}.`;
  if (known === 0) return 'Nothing has been received yet. Figures appear with the first message.';
  if (state === 'stale') return 'Every feed is stale: these figures are the last ones known.';
  return state === 'late' ? 'Every site is counted; at least one feed is late.' : 'Every site is counted and fresh.';
}
