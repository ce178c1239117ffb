import { loadReferenceData } from '@careway/reference-data';
import fc from 'fast-check';
import { figuresThen } from './figures-then.ts';

const registry = loadReferenceData('deploy/reference/kent-and-medway').at('2026-11-22');
const NOON = Date.parse('2026-11-22T12:00:00.000Z');
const HOUR = 3_600_000;
const rowOf = (id: string) => registry.figures.find((one) => one.id === id)!;

describe('the figures that the simulated place tells', () => {
  it('are the same for the same seed and moment, and others for another', () => {
    expect(figuresThen(registry, 1, NOON)).toEqual(figuresThen(registry, 1, NOON));
    expect(figuresThen(registry, 2, NOON)).not.toEqual(figuresThen(registry, 1, NOON));
    expect(figuresThen(registry, 1, NOON + 2 * HOUR)).not.toEqual(figuresThen(registry, 1, NOON));
  });

  it('are all that are observed, at every place that they are expected of, once', () => {
    const told = figuresThen(registry, 1, NOON);
    const observed = registry.figures.filter(({ comesFrom }) => comesFrom === 'observation').map(({ id }) => id);
    expect(new Set(told.map(({ figureId }) => figureId))).toEqual(new Set(observed));
    expect(new Set(told.map(({ figureId, placeId }) => `${figureId}/${placeId}`)).size).toBe(told.length);
  });

  it('keep their bounds and the rules between them, whatever the seed and the hour', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 24 * 60 }), (seed, minutes) => {
        const told = figuresThen(registry, seed, NOON + minutes * 60_000);
        for (const { figureId, value } of told) {
          expect(value).toBeGreaterThanOrEqual(rowOf(figureId).min);
          expect(value).toBeLessThanOrEqual(rowOf(figureId).max);
        }
        const at = (figureId: string, placeId: string) =>
          told.find((one) => one.figureId === figureId && one.placeId === placeId)?.value;
        for (const { figureId, relation, otherFigureId } of registry.figureRules)
          for (const one of told.filter((any) => any.figureId === figureId)) {
            const other = at(otherFigureId, one.placeId);
            if (other !== undefined && relation === '<=') expect(one.value).toBeLessThanOrEqual(other);
          }
      }),
      { numRuns: 30 },
    );
  });

  it('reach every band of the tables in the course of some days', () => {
    const values = Array.from({ length: 24 * 5 }, (_, hour) =>
      figuresThen(registry, 1, NOON + hour * HOUR)
        .filter(({ figureId }) => figureId === 'ambulance-handover-mean')
        .map(({ value }) => value),
    ).flat();
    const { bands } = registry.opel[0]!.pillars.flatMap(({ parameters }) => parameters).find(
      ({ figureId }) => figureId === 'ambulance-handover-mean',
    )!;
    const limits = bands.flatMap(({ limit }) => (limit === undefined ? [] : [limit]));
    expect(Math.min(...values)).toBeLessThan(limits[0]!);
    expect(Math.max(...values)).toBeGreaterThan(limits.at(-1)!);
  });
});
