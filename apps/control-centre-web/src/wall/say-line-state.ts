import { sayAge, sayTime, type FigureState } from '@careway/pressure';
import type { Told, WallLine } from './told.ts';

export interface LineState {
  state: FigureState | 'not connected';
  word: string;
  /** Of the value, or since when there is none newer. */
  age?: string;
}

/**
 * How far a line can be believed: what it was told as, or nothing newer since when. `now` is epoch ms by the service's
 * clock.
 */
export function sayLineState(line: WallLine, { linesAt, linesAreOld }: Told, now: number): LineState {
  const { state, receivedAt } = line;
  if (state === 'not connected') return { state, word: state };
  if (linesAreOld && linesAt !== undefined)
    return { state: 'stale', word: 'not asked', age: `since ${sayTime(linesAt)}` };
  if (receivedAt === null || state === 'never received') return { state: 'never received', word: 'never received' };
  const heard = Date.parse(receivedAt);
  if (state === 'stale') return { state, word: state, age: `since ${sayTime(heard)}` };
  return { state, word: state, age: sayAge(Math.max(0, now - heard) / 1000) };
}
