import { PROTECTIONS } from './inside/protections.ts';
import { npmRunChaos } from './campaign/npm-run-chaos.fixture.ts';

const only = (...words: string[]) => words.flatMap((word) => ['--only', word]);

/** Each protection, the promise that rests on it, and the faults that show it soonest. */
const CASES = [
  ['commit-before-ack', 1, only('kill', 'gateway')],
  ['duplicate-check', 2, only('kill', 'line-cut', 'relay')],
  ['offset-check', 2, only('freeze', 'witness-1', 'bed-tracking-1')],
  ['key-lock', 4, only('line-delay', 'gateway')],
  ['relay-lease', 4, only('kill', 'relay')],
  ['place-lock', 5, only('line-delay', 'postgres:bed-tracking-1')],
  ['counter-sequence', 7, only('line-delay', 'redis:bed-tracking-1')],
] as const;

it('takes every protection away once', () => {
  expect(CASES.map(([name]) => name).sort()).toEqual(Object.keys(PROTECTIONS).sort());
});

it.concurrent.each(CASES)(
  'without %s promise %d is seen broken',
  async (name, promise, faults) => {
    const { code, summary, output } = await npmRunChaos('--faults', '25', '--seed', '1', '--without', name, ...faults);
    expect({ code, broken: summary.violations[promise] > 0, faults: summary.faults <= 25 }).toEqual({
      code: 1,
      broken: true,
      faults: true,
    });
    expect(output).toContain(`Promise ${promise} was broken`);
  },
  180_000,
);
