import type { Board } from '@careway/pressure';
import { Fullness } from './fullness.tsx';
import { SixFigures } from './six-figures.tsx';

/** The whole system: exact when every site can be believed, otherwise a range that names what is missing. */
export function TotalTile({ board }: { board: Board }) {
  return (
    <section className="tile tile-total" aria-labelledby="name-all">
      <h2 id="name-all">All providers</h2>
      <p className="state">
        {noteOf(board)}
        {board.elsewhere > 0 && `; ${board.elsewhere} people at no provider shown here`}
      </p>
      <SixFigures figures={board.total} explained />
      <Fullness providers={board.providers} />
    </section>
  );
}

function noteOf({ total, providers }: Board): string {
  const { state, range, value } = total.occupied;
  const sites = providers.reduce((count, provider) => count + provider.sites.length, 0);
  if (range) return `${range.known} of ${range.of} sites; missing: ${range.missing.join(', ')}`;
  if (value === null) return 'Nothing received yet: figures appear with the first message';
  if (state === 'stale') return 'Every feed is stale: these are the last known figures';
  return state === 'late' ? `All ${sites} sites counted, some late` : `All ${sites} sites counted and fresh`;
}
