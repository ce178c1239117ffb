import fc from 'fast-check';
import { addStep, delaysOf, valueAt, type Step } from './steps.ts';

const steps = (...pairs: [number, number][]): Step[] => pairs.map(([at, value]) => ({ at, value }));

describe('the course of a figure', () => {
  it('has a step for each change', () => {
    const seen: Step[] = [];
    for (const [at, value] of [
      [0, 5],
      [10, 5],
      [20, 6],
      [30, 5],
    ] as const)
      addStep(seen, at, value);
    expect(seen).toEqual(steps([0, 5], [20, 6], [30, 5]));
    expect([-1, 0, 19, 20, 99].map((at) => valueAt(seen, at))).toEqual([undefined, 5, 5, 6, 5]);
  });

  it.each([
    ['at once', steps([0, 5], [10, 6]), steps([0, 5], [10, 6]), [0]],
    ['after a while', steps([0, 5], [10, 6]), steps([0, 5], [25, 6]), [15]],
    [
      'by a later value, when the board saw two changes as one',
      steps([0, 5], [10, 6], [20, 7]),
      steps([0, 5], [25, 7]),
      [15, 5],
    ],
    ['never: as late as the end', steps([0, 5], [10, 6]), steps([0, 5]), [90]],
    ['there and back before the board had looked', steps([0, 5], [10, 6], [12, 5]), steps([0, 5]), [2, 0]],
    ['on a board that began empty', steps([0, 5], [10, 6]), steps([30, 6]), [20]],
    ['nothing changed', steps([0, 5]), steps([0, 5]), []],
  ])('is shown %s', (_, truth, board, delays) => expect(delaysOf({ truth, board }, 100)).toEqual(delays));

  it('is as late as the board is behind, whatever the truth does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }),
        fc.integer({ min: 0, max: 40 }),
        (gaps, late) => {
          let at = 0;
          const truth = steps([0, 0], ...gaps.map((gap, index): [number, number] => [(at += gap), index + 1]));
          const board = truth.map((step) => ({ ...step, at: step.at + late }));
          expect(delaysOf({ truth, board }, at + late + 1)).toEqual(gaps.map(() => late));
        },
      ),
    );
  });
});
