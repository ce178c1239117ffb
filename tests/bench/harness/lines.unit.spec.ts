import { median, quantile } from './figures.ts';
import { figuresOf, lineOf, mediansOf } from './lines.ts';

describe('the figures of a benchmark', () => {
  it('are medians, and quantiles that were measured', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(quantile([5, 1, 4, 2, 3], 0.5)).toBe(3);
    expect(quantile([1, 2, 3, 4], 0.99)).toBe(4);
  });

  it('compare the ways within a round, and then take the median of those ratios', () => {
    const rounds = [
      { ours: { perSecond: 100 }, limit: { perSecond: 200 }, naive: { perSecond: 50 } },
      { ours: { perSecond: 300 }, limit: { perSecond: 300 }, naive: { perSecond: 30 } },
      { ours: { perSecond: 20 }, limit: { perSecond: 100 }, naive: { perSecond: 20 } },
    ].map((round) => figuresOf(round, undefined));
    const medians = mediansOf(rounds);
    expect(medians).toMatchObject({ ours_per_s: 100, limit_per_s: 200, ratio_limit: 0.5, ratio_naive: 2 });
  });

  it('take a ratio of the benchmark’s own, and leave out what was not measured', () => {
    const figures = figuresOf(
      { ours: { perSecond: 10, p50Ms: 6, more: { floor_ms: 3 } } },
      ({ ours }) => ours.p50Ms! / 3,
    );
    expect(JSON.parse(lineOf({ bench: 'x' }, figures, { checker: 'passed' }))).toEqual({
      bench: 'x',
      ours_per_s: 10,
      ratio_limit: 2,
      p50_ms: 6,
      floor_ms: 3,
      checker: 'passed',
    });
  });
});
