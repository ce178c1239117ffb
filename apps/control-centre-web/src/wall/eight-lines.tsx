import { StateMark } from '../board/state-mark.tsx';
import { sayLineState, type LineState } from './say-line-state.ts';
import type { Told, WallLine } from './told.ts';

/** What stands here, in this order, also before anybody was asked. */
const NAMES = [
  'ED wait, MH bed',
  'Waits over 12 hours',
  'Section 136 free',
  'MH beds usable',
  'Out of area',
  'Ready to leave',
  'No owner',
  'Next 8 hours',
];
const NOTHING: WallLine[] = NAMES.map((name) => ({
  id: name,
  name,
  value: null,
  unit: '',
  asOf: null,
  receivedAt: null,
  state: 'not connected',
  says: '–',
}));

/** The lines below, always in one order. `now` is epoch ms by the service's clock. */
export function EightLines({ told, now }: { told: Told; now: number }) {
  const lines = told.lines ?? NOTHING;
  return (
    <section className="wall-below" aria-label="Figures in one fixed order">
      <dl className="wall-eight" data-old={told.linesAreOld}>
        {lines.map((line) => (
          <Line key={line.id} line={line} {...sayLineState(line, told, now)} />
        ))}
      </dl>
    </section>
  );
}

function Line({ line, state, word, age }: { line: WallLine } & LineState) {
  const isConnected = state !== 'not connected';
  return (
    <div data-line={line.id} data-state={state}>
      <dt>{line.name}</dt>
      <dd>
        <span className="wall-value">{isConnected ? line.says : '–'}</span>
        <span className="wall-state">
          {isConnected && <StateMark state={state} />}{' '}
          <span className={state === 'fresh' ? 'nhsuk-u-visually-hidden' : ''}>{word} </span>
          {age}
        </span>
      </dd>
    </div>
  );
}
