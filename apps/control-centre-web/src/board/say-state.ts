import { sayAge, sayTime, type FigureState } from '@careway/pressure';

const A_DAY = 86_400;

/** `fresh, 4 s`; `late, 8 min`; `stale, no data since 09:40`; `never received`. `now` is epoch ms, service's clock. */
export function sayState(state: FigureState, receivedAt: string | null, now: number): string {
  if (receivedAt === null) return 'never received';
  const heard = Date.parse(receivedAt);
  const age = Math.max(0, now - heard) / 1000;
  if (state !== 'stale') return `${state}, ${sayAge(age)}`;
  return age < A_DAY ? `stale, no data since ${sayTime(heard)}` : `stale, no data for ${sayAge(age)}`;
}
