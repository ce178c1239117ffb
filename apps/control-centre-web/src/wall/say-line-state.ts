import { sayAge, sayTime, type FigureState } from '@careway/pressure';
import type { Told, WallLine } from './told.ts';

interface LineState {
  state: FigureState | 'not connected';
  says: string;
}

/**
 * How far a line can be believed: what it was told as, or nothing newer since when. `now` is epoch ms by the service's
 * clock.
 */
export function sayLineState(line: WallLine, { linesAt, linesAreOld }: Told, now: number): LineState {
  const { state, receivedAt } = line;
  if (state === 'not connected') return { state, says: 'not connected' };
  if (linesAreOld && linesAt !== undefined) return { state: 'stale', says: `not asked since ${sayTime(linesAt)}` };
  if (receivedAt === null || state === 'never received') return { state, says: 'never received' };
  const heard = Date.parse(receivedAt);
  if (state === 'stale') return { state, says: `since ${sayTime(heard)}` };
  return { state, says: `${state}, ${sayAge(Math.max(0, now - heard) / 1000)}` };
}
