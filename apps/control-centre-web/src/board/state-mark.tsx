import type { FigureState } from '@careway/pressure';

/** A shape per state beside its word: never colour alone. */
const SHAPES: Record<FigureState, string> = {
  // A full disc; a half disc; a struck box; two bars; an empty ring.
  fresh: 'M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z',
  late: 'M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14zm0 2v10a5 5 0 0 1 0-10z',
  stale: 'M1 1h14v14H1zm2 3.4v2.2L9.4 13h2.2zM5.4 3h-2l9.6 9.6v-2zm4.2 0l3.4 3.4V4.2L11.8 3z',
  held: 'M2 2h4v12H2zm8 0h4v12h-4z',
  'never received': 'M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14zm0 2a5 5 0 1 1 0 10a5 5 0 1 1 0-10z',
};

export function StateMark({ state }: { state: FigureState }) {
  return (
    <svg className="mark" viewBox="0 0 16 16" aria-hidden="true" data-shape={state}>
      <path d={SHAPES[state]} fillRule="evenodd" />
    </svg>
  );
}
