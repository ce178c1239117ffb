import type { FigureState } from '@careway/pressure';
import { sayState } from './say-state.ts';
import { StateMark } from './state-mark.tsx';

export function StateLine(props: { state: FigureState; receivedAt: string | null; now: number }) {
  return (
    <p className="state" data-state={props.state}>
      <StateMark state={props.state} /> {sayState(props.state, props.receivedAt, props.now)}
    </p>
  );
}
