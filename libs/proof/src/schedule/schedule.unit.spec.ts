import { FAULT_SORTS } from './fault-sorts.ts';
import { schedule } from './schedule.ts';

const all = (options: Parameters<typeof schedule>[0]) => schedule(options).flatMap(({ faults }) => faults);

it('is the same for the same seed, and another for another', () => {
  const options = { seed: 7, faults: 100 };
  expect(schedule(options)).toEqual(schedule(options));
  expect(schedule({ ...options, seed: 8 })).not.toEqual(schedule(options));
});

it('has as many faults as it is asked for, one to four at once, numbered through', () => {
  expect(all({ seed: 1, faults: 333 }).map(({ fault }) => fault)).toEqual(Array.from({ length: 333 }, (_, n) => n + 1));
  expect(new Set(schedule({ seed: 1, faults: 333 }).map(({ faults }) => faults.length))).toEqual(new Set([1, 2, 3, 4]));
});

it('strikes with every kind at every target', () => {
  const seen = new Set(all({ seed: 3, faults: 10_000 }).map(({ sort, target }) => `${sort}@${target}`));
  const possible = Object.entries(FAULT_SORTS).flatMap(([sort, { targets }]) =>
    targets.map((target) => `${sort}@${target}`),
  );
  expect([...new Set(possible)].filter((one) => !seen.has(one))).toEqual([]);
});

it('freezes longer than a session and a lease last', () => {
  const freezes = all({ seed: 5, faults: 200, only: ['freeze'] });
  expect(Math.min(...freezes.map(({ lastsMs }) => lastsMs))).toBeGreaterThan(6_500);
});

it('may be kept to kinds, to targets, or to a kind at a target', () => {
  expect(new Set(all({ seed: 2, faults: 50, only: ['kill'] }).map(({ sort }) => sort))).toEqual(new Set(['kill']));
  expect(new Set(all({ seed: 2, faults: 50, only: ['relay-1'] }).map(({ target }) => target))).toEqual(
    new Set(['relay-1']),
  );
  const one = all({ seed: 2, faults: 20, only: ['freeze@kafka'] });
  expect(new Set(one.map(({ sort, target }) => `${sort} ${target}`))).toEqual(new Set(['freeze kafka']));
  expect(() => schedule({ seed: 1, faults: 1, only: ['flood'] })).toThrow('no fault is called flood; there are kill, ');
});
