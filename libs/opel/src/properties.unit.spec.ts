import fc from 'fast-check';
import { PROPERTY_MS, propertyRuns } from '@careway/testing';
import { FIGURE_STATES, counts } from '@careway/pressure';
import { faultsOfFramework, levelOf, scorePillar, scoreSystem, sharesOf } from './index.ts';
import type { Framework, Input, Parameter, PillarTable } from './index.ts';
import { FOUR, WORKED } from './worked-framework.fixture.ts';

const RUNS = propertyRuns(500);
const check = <Values extends [unknown, ...unknown[]]>(property: fc.IPropertyWithHooks<Values>) =>
  fc.assert(property, RUNS as fc.Parameters<Values>);

const value = fc.integer({ min: -50, max: 250 });
const limits = fc.uniqueArray(value, { minLength: 1, maxLength: 5 });
const steps = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 6, maxLength: 6 });

const parameterOf = (id: string): fc.Arbitrary<Parameter> =>
  fc.record({ limits, steps, higher: fc.boolean() }).map(({ limits: found, steps: rises, higher }) => {
    const ordered = found.toSorted((a, b) => (higher ? a - b : b - a));
    let points = rises[0]! % 2;
    const bands = [...ordered, undefined].map((limit, at) => {
      points += at === 0 ? 0 : rises[at]!;
      return limit === undefined ? { points } : { limit, points };
    });
    const direction = higher ? 'higher-is-worse' : 'lower-is-worse';
    return { id, figureId: id, name: id, unit: '%', direction, bands, source: 'made up', provisional: false };
  });

/** Any table by which something can be scored. */
const table: fc.Arbitrary<PillarTable> = fc
  .tuple(
    parameterOf('a'),
    parameterOf('b'),
    parameterOf('c'),
    fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 3, maxLength: 3 }),
  )
  .map(([a, b, c, cuts]) => {
    const parameters = [a, b, c];
    const most = parameters.reduce((sum, { bands }) => sum + bands.at(-1)!.points, 0);
    const maxPoints = Math.max(most, 1);
    const below = cuts.map((cut) => (cut / 61) * maxPoints).toSorted((x, y) => x - y);
    return { ...WORKED.pillars[0]!, parameters, maxPoints, cutOffs: [...below, maxPoints] };
  });

const input = (figureId: string): fc.Arbitrary<Input> =>
  fc.record({ value: fc.option(value), state: fc.constantFrom(...FIGURE_STATES) }).map((found) => ({
    figureId,
    asOf: null,
    receivedAt: null,
    ...found,
  }));
const inputs = fc.tuple(input('a'), input('b'), input('c'));

describe('a score', () => {
  it(
    'lies between its best and its worst case, in points and in level',
    () =>
      check(
        fc.property(table, inputs, (pillar, known) => {
          const { points, level, best, worst } = scorePillar(pillar, known);
          expect(best.points).toBeLessThanOrEqual(points ?? best.points);
          expect(points ?? worst.points).toBeLessThanOrEqual(worst.points);
          expect(best.level).toBeLessThanOrEqual(level ?? best.level);
          expect(level ?? worst.level).toBeLessThanOrEqual(worst.level);
        }),
      ),
    PROPERTY_MS,
  );

  it(
    'is within the two cases whatever a value that can not be believed turns out to be',
    () =>
      check(
        fc.property(table, inputs, fc.tuple(value, value, value), (pillar, known, truth) => {
          const { best, worst } = scorePillar(pillar, known);
          const turnsOut = known.map((one, at): Input =>
            one.value !== null && counts(one.state) ? one : { ...one, value: truth[at]!, state: 'fresh' },
          );
          const { points, level } = scorePillar(pillar, turnsOut);
          expect(points).toBeGreaterThanOrEqual(best.points);
          expect(points).toBeLessThanOrEqual(worst.points);
          expect(level).toBeGreaterThanOrEqual(best.level);
          expect(level).toBeLessThanOrEqual(worst.level);
        }),
      ),
    PROPERTY_MS,
  );

  it(
    'never falls when a value moves in the direction that is worse',
    () =>
      check(
        fc.property(table, inputs, fc.nat({ max: 2 }), fc.nat({ max: 100 }), (pillar, known, at, by) => {
          const moved = known[at]!;
          fc.pre(moved.value !== null);
          const higher = pillar.parameters[at]!.direction === 'higher-is-worse';
          const worse = known.with(at, { ...moved, value: moved.value! + (higher ? by : -by) });
          const [before, after] = [scorePillar(pillar, known), scorePillar(pillar, worse)];
          for (const [less, more] of [
            [before.points, after.points],
            [before.best.points, after.best.points],
            [before.worst.points, after.worst.points],
            [before.best.level, after.best.level],
            [before.worst.level, after.worst.level],
          ])
            expect(less ?? -1).toBeLessThanOrEqual(more ?? -1);
        }),
      ),
    PROPERTY_MS,
  );

  it(
    'has no total and scores no 0 while a value is unknown, and its range spans all that the value may be worth',
    () =>
      check(
        fc.property(table, inputs, fc.nat({ max: 2 }), (pillar, known, at) => {
          const { points, parameters, unsure, best, worst } = scorePillar(
            pillar,
            known.with(at, { ...known[at]!, value: null }),
          );
          const one = parameters[at]!;
          expect([points, one.points, one.band, one.state]).toEqual([null, null, null, 'never received']);
          expect(unsure).toContain(one.name);
          expect(worst.points - best.points).toBeGreaterThanOrEqual(
            one.maxPoints - pillar.parameters[at]!.bands[0]!.points,
          );
        }),
      ),
    PROPERTY_MS,
  );

  it(
    'is the same for an input that is not there as for one never received',
    () =>
      check(
        fc.property(table, inputs, (pillar, known) => {
          const gone = known.filter((one) => one.value !== null);
          expect(scorePillar(pillar, gone)).toEqual(scorePillar(pillar, known));
        }),
      ),
    PROPERTY_MS,
  );

  it(
    'is made of tables in which nothing is wrong',
    () => check(fc.property(table, (pillar) => expect(faultsOfFramework(only(pillar))).toEqual(faultsBut(pillar)))),
    PROPERTY_MS,
  );
});

const only = (pillar: PillarTable): Framework => ({ ...WORKED, pillars: [pillar] });
/** A table of no points at all has nothing to add up to. */
const faultsBut = ({ parameters }: PillarTable): unknown =>
  parameters.some(({ bands }) => bands.at(-1)!.points > 0)
    ? []
    : [expect.objectContaining({ field: 'pillars.0.maxPoints' })];

describe('weights', () => {
  it(
    'become shares that add up to 1 and keep their order',
    () =>
      check(
        fc.property(fc.array(fc.nat({ max: 5_000 }), { minLength: 1 }), (weights) => {
          const shares = sharesOf(weights);
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
          expect(
            shares.every(
              (share, at) =>
                at === 0 || Math.sign(weights[at]! - weights[at - 1]!) === Math.sign(share - shares[at - 1]!),
            ),
          ).toBe(true);
        }),
      ),
    PROPERTY_MS,
  );

  const point = fc.integer({ min: 0, max: 100 });
  const scored = fc.record({
    weight: fc.integer({ min: 1, max: 2_000 }),
    points: fc.option(point),
    pillar: fc.nat({ max: 3 }),
  });

  it(
    'put a system between its best and worst provider, and its range around its points',
    () =>
      check(
        fc.property(fc.array(scored, { minLength: 1, maxLength: 8 }), (found) => {
          const { pillars, cutOffs } = { ...FOUR, cutOffs: FOUR.pillars[0]!.cutOffs };
          const providers = found.map(({ weight, points, pillar }, at) => {
            const both = (one: number) => ({ points: one, level: levelOf(one, cutOffs) });
            const [best, worst] = [both(points ?? 0), both(points ?? 100)];
            const score = {
              points,
              level: points === null ? null : best.level,
              maxPoints: 100,
              best,
              worst,
              unsure: [],
              provisional: false,
            };
            return { placeId: `P${at}`, name: `P${at}`, pillar: pillars[pillar]!.pillar, weight, score };
          });
          const { overall, pillars: scores } = scoreSystem(FOUR, providers);
          for (const { pillar, points, best, worst } of scores) {
            const own = providers.filter((one) => one.pillar === pillar).map(({ score }) => score);
            expect(points === null).toBe(own.length === 0 || own.some((one) => one.points === null));
            expect(best.points).toBeGreaterThanOrEqual(
              Math.min(100, ...own.map((one) => one.best.points)) * (own.length > 0 ? 1 : 0) - 1e-6,
            );
            expect(worst.points).toBeLessThanOrEqual(
              (own.length > 0 ? Math.max(...own.map((one) => one.worst.points)) : 100) + 1e-6,
            );
            expect(best.points).toBeLessThanOrEqual(points ?? worst.points);
          }
          expect(overall.best.points).toBeLessThanOrEqual(overall.points ?? overall.worst.points);
          expect(overall.points ?? overall.best.points).toBeLessThanOrEqual(overall.worst.points);
          expect(overall.parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
        }),
      ),
    PROPERTY_MS,
  );
});
