import fc from 'fast-check';
import { closeOverlaps } from '../ledger/close-overlaps.ts';
import { REASON_CODES, type PlacementForFigures } from '../ledger/placement.ts';
import { bedDays } from './bed-days.ts';
import { figuresOf } from './measures.ts';
import { asFarAs, dayAfter, periodOf, type PeriodKind } from './period.ts';
import { plannedBedDays } from './plan.ts';
import { AGAINST, WORKED } from './worked-figures.fixture.ts';

const figures = (kind: PeriodKind, date: string) => figuresOf(WORKED, periodOf(kind, date), AGAINST);
const nights = (kind: PeriodKind, date: string) =>
  closeOverlaps(WORKED).map((placement) => bedDays(placement, periodOf(kind, date)));

describe('the figures worked by hand in worked-figures.md', () => {
  it.each<[PeriodKind, string, number[]]>([
    ['month', '2026-01-15', [12, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ['month', '2026-02-28', [28, 0, 19, 0, 0, 0, 0, 0, 0, 0]],
    ['month', '2026-03-29', [30, 4, 31, 10, 12, 14, 2, 0, 0, 2]],
    ['quarter', '2026-01-01', [70, 4, 50, 10, 12, 14, 2, 0, 0, 2]],
    ['month', '2026-04-30', [0, 1, 30, 0, 9, 0, 30, 0, 0, 0]],
    ['week', '2026-03-29', [7, 2, 7, 0, 7, 0, 0, 0, 0, 0]],
  ])('have the nights of each placement in the %s of %s', (kind, date, expected) => {
    expect(nights(kind, date)).toEqual(expected);
  });

  it('have what began, lasts and ended, of all, of acute beds and for want of a bed', () => {
    const { all, acute, inappropriate } = figures('quarter', '2026-02-02');
    expect(all).toEqual({ started: 9, bedDays: 164, activeAtEnd: 4, ended: 5 });
    expect(acute).toEqual({ started: 8, bedDays: 162, activeAtEnd: 3, ended: 5 });
    expect(inappropriate).toEqual({ started: 7, bedDays: 148, activeAtEnd: 3, ended: 4 });
    const march = figures('month', '2026-03-01');
    expect([march.all.bedDays, march.acute.bedDays, march.inappropriate.bedDays]).toEqual([105, 103, 89]);
    const april = figures('month', '2026-04-01');
    expect(april.all).toEqual({ started: 1, bedDays: 70, activeAtEnd: 2, ended: 3 });
    expect([april.acute.bedDays, april.inappropriate.bedDays]).toEqual([40, 40]);
    expect(figures('rolling-year', '2026-04-11').all.bedDays).toBe(234);
  });

  it('stand against the plan, by days where a period is a part of a quarter', () => {
    expect(figures('quarter', '2026-03-31').plannedBedDays).toBe(570);
    expect(figures('month', '2026-03-31').plannedBedDays).toBe(196.3);
    expect(figures('week', '2026-03-23').plannedBedDays).toBe(44.3);
    expect(figures('month', '2026-04-01').plannedBedDays).toBeUndefined();
    const plans = ['2025-04-01', '2025-07-01', '2025-10-01', '2026-01-01'].map((quarter) => ({
      quarter,
      plannedBedDays: 570,
    }));
    expect(plannedBedDays(periodOf('rolling-year', '2026-03-01'), plans)).toBe(2280);
    expect(plannedBedDays(periodOf('week', '2026-01-01'), plans)).toBe(43.9);
  });

  it('have the cost, and the bed days whose price is not known', () => {
    expect(figures('quarter', '2026-01-01').cost).toEqual({ pence: 9_594_286, bedDaysWithoutPrice: 4 });
  });

  it('have the distances, the lengths of stay and the long stays', () => {
    const quarter = figures('quarter', '2026-01-01');
    expect(quarter.kmBands).toEqual({ '0-19': 1, '20-49': 1, '50-99': 0, '100+': 1, unknown: 1 });
    expect(quarter.furthestKm).toBe(100);
    expect(quarter.lengthsOfStay).toEqual({
      ended: 5,
      mean: 19.2,
      median: 10,
      byClass: [
        { bedClass: '200', targetDays: 32, ended: 5, within: 4 },
        { bedClass: '201', targetDays: 77, ended: 0, within: 0 },
      ],
    });
    expect(quarter.longStays).toEqual({ nights60: 0, nights90: 0 });
    expect(figures('month', '2026-04-30').longStays).toEqual({ nights60: 1, nights90: 0 });
    expect(figures('month', '2026-05-31').longStays).toEqual({ nights60: 2, nights90: 1 });
  });

  it('stop at today in a period that is not over, and do not begin before it', () => {
    const quarter = periodOf('quarter', '2026-01-01');
    expect(asFarAs(quarter, '2026-01-22')).toEqual({ ...quarter, last: '2026-01-22' });
    expect(figuresOf(WORKED, asFarAs(quarter, '2026-01-22')!, AGAINST).all.bedDays).toBe(3);
    expect(asFarAs(quarter, '2025-12-31')).toBeUndefined();
    expect(asFarAs(quarter, '2026-06-01')).toEqual(quarter);
  });
});

describe('figures of any placements', () => {
  const date = fc.nat(200).map((days) => Temporal.PlainDate.from('2026-01-01').add({ days }).toString());
  const placements: fc.Arbitrary<PlacementForFigures[]> = fc.array(
    fc
      .record({
        placementId: fc.uuid(),
        subjectId: fc.constantFrom('1', '2', '3'),
        start: date,
        lasts: fc.option(fc.nat(90), { nil: undefined }),
        bedClass: fc.constantFrom('200', '201', '212'),
        reasonCode: fc.constantFrom(...REASON_CODES),
      })
      .map(({ lasts, ...one }) => ({
        ...one,
        senderId: 'RXY',
        receiverId: 'NMV1',
        ...(lasts !== undefined && { end: Temporal.PlainDate.from(one.start).add({ days: lasts }).toString() }),
      })),
    { maxLength: 8 },
  );
  const MONTHS = ['2026-01-01', '2026-02-01', '2026-03-01'];

  it('of a quarter are the sum of its months, and who lasts is who began less who ended', () => {
    fc.assert(
      fc.property(placements, (all) => {
        const quarter = figuresOf(all, periodOf('quarter', '2026-01-01'), AGAINST).all;
        const months = MONTHS.map((month) => figuresOf(all, periodOf('month', month), AGAINST).all);
        const sum = (name: 'bedDays' | 'started' | 'ended') => months.reduce((total, one) => total + one[name], 0);
        expect([sum('bedDays'), sum('started'), sum('ended')]).toEqual([
          quarter.bedDays,
          quarter.started,
          quarter.ended,
        ]);
        expect(quarter.activeAtEnd).toBe(quarter.started - quarter.ended);
      }),
    );
  });

  it('never count a person twice in one night, and the nights are those that a calendar has', () => {
    fc.assert(
      fc.property(placements, (all) => {
        const { first, last } = periodOf('quarter', '2026-01-01');
        const nightsOf = new Set<string>();
        for (const { subjectId, start, end } of all) {
          const after = end !== undefined && end <= last ? end : dayAfter(last);
          for (let day = start; day < after; day = dayAfter(day)) {
            if (day >= first) nightsOf.add(`${subjectId} ${day}`);
          }
        }
        const counted = figuresOf(all, { kind: 'quarter', first, last }, AGAINST).all.bedDays;
        expect(counted).toBeLessThanOrEqual(nightsOf.size);
        const alone = all.every((one) => all.every((other) => one === other || one.subjectId !== other.subjectId));
        if (alone) expect(counted).toBe(nightsOf.size);
      }),
    );
  });

  it('do not depend on the order in which placements are known', () => {
    fc.assert(
      fc.property(placements, (all) => {
        const period = periodOf('quarter', '2026-01-01');
        expect(figuresOf(all.toReversed(), period, AGAINST)).toEqual(figuresOf(all, period, AGAINST));
      }),
    );
  });
});
