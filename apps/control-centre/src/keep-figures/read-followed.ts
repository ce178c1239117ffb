import type { Tx } from '@careway/database';
import type { PlacedInput } from '@careway/opel';
import { boardAt, type BoardFacts, type BoardLayout } from '@careway/pressure';
import type { Snapshot } from '@careway/reference-data';
import { readPeopleFigures } from '../follow-people/read-people-figures.ts';
import { followedFigures } from './followed-figures.ts';

/** The board at one moment. `now` is epoch milliseconds. */
export interface BoardThen {
  layout: BoardLayout;
  facts: BoardFacts;
  day: Snapshot;
  now: number;
}

/** Every figure that follows from what the board and the lists of people know, before any of them is judged. */
export async function readFollowed(tx: Pick<Tx, 'query'>, then: BoardThen): Promise<PlacedInput[]> {
  const board = boardAt(then.layout, then.facts, then.now);
  return [...followedFigures(board), ...(await readPeopleFigures(tx, { ...then, board }))];
}
