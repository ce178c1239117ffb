import fc from 'fast-check';
import { FIGURE_STATES } from '@careway/pressure';
import { propertyRuns } from '@careway/testing';
import { stateOfFigure } from './figure-state.ts';
import { totalOfFigure, type FigurePart } from './total-of-figure.ts';

const part = (name: string, value: number | null, state: FigurePart['state'] = 'fresh'): FigurePart => ({
  name,
  value,
  state,
});

describe('the total of a figure', () => {
  it('is exact when every part can be believed', () => {
    expect(totalOfFigure('providers', [part('East', 3), part('West', 4, 'late')])).toEqual({ value: 7 });
  });

  it('is a range that names what is stale, held or unknown', () => {
    const parts = [part('East', 41), part('West', 9, 'stale'), part('North', 5, 'held'), part('South', null)];
    expect(totalOfFigure('providers', parts)).toEqual({
      value: null,
      range: { atLeast: 41, known: 1, of: 4, parts: 'providers', missing: ['West', 'North', 'South'] },
    });
  });

  it('is unknown, never 0, when nothing is known', () => {
    expect(totalOfFigure('providers', [part('East', null, 'never received')])).toEqual({ value: null });
    expect(totalOfFigure('providers', [])).toEqual({ value: null });
  });

  it('never says more than the parts do', () => {
    const parts = fc.array(
      fc.record({ name: fc.string(), value: fc.option(fc.nat(100)), state: fc.constantFrom(...FIGURE_STATES) }),
    );
    fc.assert(
      fc.property(parts, (given) => {
        const { value, range } = totalOfFigure('providers', given);
        expect(value === null || range === undefined).toBe(true);
        if (range) expect(range.known + range.missing.length).toBe(given.length);
      }),
      propertyRuns(1_000),
    );
  });
});

describe('the state of a figure', () => {
  const heard = { receivedAt: '2026-11-22T10:00:00.000Z', expectedEverySeconds: 900 };
  const after = (seconds: number) => Date.parse(heard.receivedAt) + seconds * 1000;

  it('is late after 1.5 and stale after 3 intervals, and held while a newer value is held', () => {
    expect([0, 1_349, 1_350, 2_699, 2_700].map((seconds) => stateOfFigure(heard, after(seconds)))).toEqual([
      'fresh',
      'fresh',
      'late',
      'late',
      'stale',
    ]);
    expect(stateOfFigure({ ...heard, held: { reason: 'why', since: heard.receivedAt } }, after(1))).toBe('held');
    expect(stateOfFigure({ ...heard, receivedAt: null }, after(1))).toBe('never received');
  });
});
