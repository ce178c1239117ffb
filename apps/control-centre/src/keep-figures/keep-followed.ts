import type { Tx } from '@careway/database';
import type { FigureStanding } from '@careway/figures';
import type { FigureHeard } from '@careway/pressure';
import type { FigureRow } from '@careway/reference-data';
import { readFacts } from '../show-board/read-facts.ts';
import { dueValues } from './due-values.ts';
import type { Registry } from './judge-values.ts';
import { readFollowed, type BoardThen } from './read-followed.ts';
import { keepFigures } from './record-figures.ts';

/**
 * Gives figures that follow from others their history, judged like those that are observed but for how fast they rise:
 * beds of a whole site may be told at once. The board must be locked. Returns the figures that stand differently now.
 */
export async function keepFollowed(
  tx: Tx,
  bedWards: readonly string[],
  then: Omit<BoardThen, 'facts'>,
): Promise<FigureHeard[]> {
  const { facts } = await readFacts(tx, bedWards, then.now);
  const [followed, standing] = await Promise.all([readFollowed(tx, { ...then, facts }), readFollowedStanding(tx)]);
  const registry: Registry = { ...then.day, figures: then.day.figures.map(withoutRise) };
  return keepFigures(tx, registry, dueValues(followed, standing, then.now), { origin: 'followed', now: then.now });
}

function withoutRise(row: FigureRow): FigureRow {
  const { mostRisePerHour: _, ...rest } = row;
  return rest;
}

/** How the figures that follow from others stand, each with its last good value. */
export const readFollowedStanding = (tx: Pick<Tx, 'query'>): Promise<FigureStanding[]> =>
  tx
    .query<{ standing: FigureStanding }>('SELECT standing FROM figure_now WHERE followed')
    .then((rows) => rows.map(({ standing }) => standing));
