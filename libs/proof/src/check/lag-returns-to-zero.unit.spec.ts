import { fault, written } from '../history/written.fixture.ts';
import { indexHistory } from './indexed-history.ts';
import { lagReturnsToZero } from './lag-returns-to-zero.ts';

const recovered = (faults: number[], tookMs: number, outstanding?: Record<string, number>) => ({
  kind: 'recovered' as const,
  at: 100,
  faults,
  tookMs,
  ...(outstanding ? { outstanding } : {}),
});
const wrong = (history: ReturnType<typeof written>, bounds?: Record<string, number>) =>
  lagReturnsToZero(bounds)(indexHistory(history)).map(({ what }) => what);

describe('after the last fault', () => {
  it('all comes through within the stated time of the slowest of them', () => {
    expect(wrong(written(fault(1, 1, 2), recovered([1], 29_000)))).toEqual([]);
    expect(wrong(written(fault(1, 1, 2), recovered([1], 31_000)))).toEqual([
      'after kill of relay-1 recovery took 31.0 s, and 30.0 s is stated',
    ]);
    const both = [...fault(1, 1, 2), ...fault(2, 1, 2, 'disk-full', 'postgres')];
    expect(wrong(written(both, recovered([1, 2], 31_000)))).toEqual([]);
    expect(wrong(written(fault(1, 1, 2, 'kill', 'kafka'), recovered([1], 31_000)))).toEqual([]);
  });

  it('within a time that is stated for this run', () => {
    expect(wrong(written(fault(1, 1, 2), recovered([1], 2_000)), { kill: 1_000 })).toHaveLength(1);
  });

  it('nothing is outstanding, however long that took', () => {
    expect(wrong(written(fault(1, 1, 2), recovered([1], 60_000, { 'gateway outbox': 3, parked: 0 })))).toEqual([
      'after kill of relay-1 there was still after 60.0 s: 3 gateway outbox',
    ]);
  });

  it('nothing is left in the end', () => {
    const left = (count: number) => ({ kind: 'left' as const, what: 'parked messages', count });
    expect(wrong(written(left(0)))).toEqual([]);
    expect(wrong(written(left(2)))).toEqual(['2 parked messages are left at the end']);
  });

  it('binds nobody when nothing could be done', () => {
    expect(wrong(written(recovered([], 99_000)))).toEqual([]);
  });
});
