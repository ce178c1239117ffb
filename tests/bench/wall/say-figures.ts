import { randomUUID } from 'node:crypto';
import { loadReferenceData, placesOfFigure } from '@careway/reference-data';

const registry = loadReferenceData('deploy/reference/kent-and-medway').at();

/** Figures of the registry that are observed, each at the places that it is expected of. */
const PAIRS = registry.figures
  .filter(({ comesFrom }) => comesFrom === 'observation')
  .flatMap((row) =>
    placesOfFigure(row, registry).map(({ id: placeId }) => ({
      figureId: row.id,
      placeId,
      middle: (row.min + row.max) / 2,
    })),
  );

/** Sends a new value of `count` figures through the gateway's door. Gives how many were stored. */
export async function sayFigures(gateway: string, count: number, turn: number): Promise<number> {
  const asOf = new Date().toISOString();
  const body = PAIRS.slice(0, count).map(({ figureId, placeId, middle }) => ({
    controlId: randomUUID(),
    sendingApplication: 'BENCH',
    sendingFacility: 'BENCH',
    figureId,
    placeId,
    // A little up and down: nothing that a rule would hold.
    value: Math.round(middle) + (turn % 2),
    asOf,
  }));
  const answer = await fetch(`${gateway}/observations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { results } = (await answer.json()) as { results: { status: number }[] };
  return results.filter(({ status }) => status === 201).length;
}
