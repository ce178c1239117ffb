import { freshnessOf, type FigureHeard, type FigureState } from '@careway/pressure';

/** How far a figure can be believed at `now` (epoch milliseconds). */
export const stateOfFigure = (
  { held, receivedAt, expectedEverySeconds }: Pick<FigureHeard, 'held' | 'receivedAt' | 'expectedEverySeconds'>,
  now: number,
): FigureState => (held ? 'held' : freshnessOf({ receivedAt, expectedEverySeconds }, now));
