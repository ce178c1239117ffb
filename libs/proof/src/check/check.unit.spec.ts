import fc from 'fast-check';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { correctHistory, manyTimes } from '../world/correct-history.fixture.ts';
import { DAMAGES_OF_PLACES } from '../world/damages-of-places.fixture.ts';
import { DAMAGES, type Pick } from '../world/damages.fixture.ts';
import { check } from './check.ts';
import { tellStory } from './tell-story.ts';

const seed = fc.integer();
const patients = fc.integer({ min: 1, max: 10 });

describe('the checker', () => {
  it('passes every history that keeps the promises', () => {
    fc.assert(
      fc.property(seed, patients, (...world) => {
        const { violations, missing, passed } = check(correctHistory(...world));
        expect([violations.map(tellStory), missing, passed]).toEqual([[], [], true]);
      }),
      { numRuns: 120 },
    );
  });

  it.each([...DAMAGES, ...DAMAGES_OF_PLACES])('finds promise %i broken when %s', (promise, _, damage) => {
    fc.assert(
      fc.property(seed, patients, (...world) => {
        const random = xoroshiro128plus(world[0]);
        const pick: Pick = (all) => (all.length === 0 ? undefined : all[uniformInt(random, 0, all.length - 1)]);
        const damaged = damage(correctHistory(...world), pick);
        fc.pre(damaged !== undefined);
        const { byPromise, violations, passed } = check(damaged.sort((a, b) => a.at - b.at));
        expect([byPromise[promise] > 0, passed]).toEqual([true, false]);
        for (const violation of violations) expect(tellStory(violation)).toContain(violation.what);
      }),
      { numRuns: 10 },
    );
  });
});

/** As many entries as a long run writes. */
const MANY = 200_000;

/** Of the processor, so that a busy machine is no excuse. */
const FEW_SECONDS = 15;

it('judges a long history within seconds', () => {
  const history = manyTimes(correctHistory(1, 60), MANY);
  const before = process.cpuUsage();
  const { byPromise, passed } = check(history);
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(FEW_SECONDS);
  expect([Object.values(byPromise).filter(Boolean), passed]).toEqual([[], true]);
});
