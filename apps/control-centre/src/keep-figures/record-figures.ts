import { isDeepStrictEqual } from 'node:util';
import type { FigureValue } from '@careway/figures';
import type { Tx } from '@careway/database';
import { publish } from '@careway/messaging';
import type { FigureHeard } from '@careway/pressure';
import { appendChanges } from '../project-board/board-log.ts';
import { figureHeard, heldEvents } from './figure-heard.ts';
import { keepStanding, keepValues, notKeptYet, readStanding, type Origin } from './figure-rows.ts';
import { judgeValues, type Registry } from './judge-values.ts';

/**
 * Judges values that were observed, appends them to the history, lets the figures stand as they do then, tells the board,
 * and tells the sender once of each cause for which a value is held. The board must be locked; `now` is epoch
 * milliseconds. Returns the figures that changed.
 */
export async function recordFigures(
  tx: Tx,
  registry: Registry,
  values: readonly FigureValue[],
  now: number,
): Promise<FigureHeard[]> {
  const changes = await keepFigures(tx, registry, values, { origin: 'observed', now });
  await appendChanges(tx, changes, new Date(now).toISOString());
  return changes;
}

/** The same for values of either origin, but that the board is not told. */
export async function keepFigures(
  tx: Tx,
  registry: Registry,
  values: readonly FigureValue[],
  { origin, now }: { origin: Origin; now: number },
): Promise<FigureHeard[]> {
  if (values.length === 0) return [];
  const at = new Date(now).toISOString();
  const [fresh, standing] = await Promise.all([
    notKeptYet(tx, values),
    readStanding(
      tx,
      values.map(({ placeId }) => placeId),
      origin,
    ),
  ]);
  const { values: judged, changed } = judgeValues(registry, standing, fresh);
  if (judged.length === 0) return [];
  const rows = new Map(registry.figures.map((row) => [row.id, row]));
  const moved = changed.filter(({ before, after }) => !isDeepStrictEqual(before, after));
  const figures = moved.map(({ after }) => ({
    standing: after,
    change: figureHeard(after, rows.get(after.figureId)!),
  }));
  const events = moved.flatMap(({ before, after }) => heldEvents(before, after, at, () => crypto.randomUUID()));
  await Promise.all([keepValues(tx, judged), keepStanding(tx, figures, origin), publish(tx, events)]);
  return figures.map(({ change }) => change);
}
