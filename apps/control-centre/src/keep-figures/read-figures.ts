import type { Tx } from '@careway/database';
import { totalOfFigure } from '@careway/figures';
import { londonDay } from '@careway/pressure';
import { placesOfFigure, type FigureRow, type ReferenceData } from '@careway/reference-data';
import type { FiguresNow } from '../score-opel/figures-now.ts';
import type { FigureAnswer, FigureHere } from './shapes.ts';

/** A mean or a share of two places is not the sum of theirs. */
const ADDED_UP = ['people', 'beds', 'calls', 'spaces', 'places', 'ambulances', 'nights'];

/** Every figure of the registry that `wanted` lets pass, at every place that it is expected of. `now` is epoch ms. */
export async function readFigures(
  tx: Pick<Tx, 'query'>,
  { reference, figures }: { reference: ReferenceData; figures: FiguresNow },
  wanted: (row: FigureRow) => boolean,
  now: number,
): Promise<FigureAnswer[]> {
  const day = reference.at(londonDay(now));
  const rows = day.figures.filter(wanted).sort((a, b) => a.position - b.position);
  const places = new Map(rows.map((row) => [row.id, placesOfFigure(row, day)]));
  const placeIds = [...new Set([...places.values()].flat().map(({ id }) => id))];
  const [inputs, held] = await Promise.all([
    figures.read(tx, { figureIds: rows.map(({ id }) => id), placeIds }, now),
    readHeld(tx),
  ]);
  const known = new Map(inputs.map((one) => [`${one.figureId}/${one.placeId}`, one]));
  return rows.map((row) => {
    const here = places.get(row.id)!.map(({ id, shortName }): FigureHere => {
      const key = `${row.id}/${id}`;
      const { value = null, asOf = null, receivedAt = null, state = 'never received' } = known.get(key) ?? {};
      const why = state === 'held' ? held.get(key) : undefined;
      return { placeId: id, placeName: shortName, value, asOf, receivedAt, state, ...why };
    });
    return answerOf(row, here);
  });
}

function answerOf(row: FigureRow, places: FigureHere[]): FigureAnswer {
  const { position: _, validFrom: _from, validTo: _to, expectedOf: _of, ...said } = row;
  const parts = places.map(({ placeName, value, state }) => ({ name: placeName, value, state }));
  const total = ADDED_UP.includes(row.unit) ? { total: totalOfFigure(`${row.level}s`, parts) } : {};
  return { ...said, ...total, places };
}

/** Why figures are held; of one that is both observed and followed the latter, as its value is. */
async function readHeld(tx: Pick<Tx, 'query'>): Promise<Map<string, { heldReason: string; heldSince: string }>> {
  const rows = await tx.query<{ key: string; reason: string; since: string }>(
    `SELECT figure_id || '/' || place_id AS key, change #>> '{held,reason}' AS reason, change #>> '{held,since}' AS since
     FROM figure_now WHERE change ? 'held' ORDER BY followed`,
  );
  return new Map(rows.map(({ key, reason, since }) => [key, { heldReason: reason, heldSince: since }]));
}
