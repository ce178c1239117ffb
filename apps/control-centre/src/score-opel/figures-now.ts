import type { Tx } from '@careway/database';
import type { PlacedInput } from '@careway/opel';

export interface FiguresAsked {
  figureIds: readonly string[];
  placeIds: readonly string[];
}

/** Who knows the figures that the scores rest on. */
export abstract class FiguresNow {
  /** The figures as they stand at `now` (epoch milliseconds); one that was never received may be left out. */
  abstract read(tx: Pick<Tx, 'query'>, asked: FiguresAsked, now: number): Promise<PlacedInput[]>;
}
