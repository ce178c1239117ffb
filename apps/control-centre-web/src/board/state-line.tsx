import { sayAge, sayTime, type FigureState } from '@careway/pressure';
import { StateMark } from './state-mark.tsx';

/** `fresh, 4 s`; `late, 8 min`; `no data since 09:40`; `never received`. */
export function sayState(state: FigureState, receivedAt: string | null, now: number): string {
  if (receivedAt === null) return 'never received';
  const heard = Date.parse(receivedAt);
  if (state === 'stale') return `stale, no data since ${sayTime(heard)}`;
  return `${state}, ${sayAge(Math.max(0, now - heard) / 1000)}`;
}

export function StateLine(props: { state: FigureState; receivedAt: string | null; now: number }) {
  return (
    <p className="state" data-state={props.state}>
      <StateMark state={props.state} /> {sayState(props.state, props.receivedAt, props.now)}
    </p>
  );
}
