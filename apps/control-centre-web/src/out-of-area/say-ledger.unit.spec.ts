import type { LedgerFigures, PlacementNow } from './ledger-now.ts';
import { sayAgainstPlan, sayContinuity, sayCost, sayCount, sayDay, sayMissed, sayPounds } from './say-ledger.ts';

describe('the ledger in words', () => {
  it('says money, days and counts as people do', () => {
    expect(sayPounds(42_000_050)).toBe('£420,001');
    expect(sayDay('2026-03-04')).toBe('4 March 2026');
    expect(sayDay('2026-03-28T23:30:00Z')).toBe('28 March 2026');
    expect([sayCount(1, 'night'), sayCount(1_200, 'night'), sayCount(2, 'person', 'people')]).toEqual([
      '1 night',
      '1,200 nights',
      '2 people',
    ]);
  });

  it.each([
    [{ bedDays: 100, planNights: 570, planNightsSoFar: 80.4 }, 'plan 570, so far 80: 20 nights over it'],
    [{ bedDays: 79, planNights: 570, planNightsSoFar: 80 }, 'plan 570, so far 80: 1 night under it'],
    [{ bedDays: 80, planNights: 570, planNightsSoFar: 80 }, 'plan 570, so far 80: as planned'],
    [{ bedDays: 80 }, 'no plan is known'],
  ])('compares nights with the plan: %j', (figures, says) => {
    expect(sayAgainstPlan(figures as LedgerFigures)).toBe(says);
  });

  it('never says that what is not known costs nothing', () => {
    expect(sayCost({ pence: 455_000, bedDaysWithoutPrice: 0 })).toBe('£4,550');
    expect(sayCost({ pence: 0, bedDaysWithoutPrice: 5 })).toBe('not known');
    expect(sayCost({ pence: 455_000, bedDaysWithoutPrice: 5 })).toBe(
      'at least £4,550; the price of 5 nights is not known',
    );
    expect(sayContinuity({ of: 0, kept: 0, contactsMissed: 0, reviewsMissed: 0 })).toBe('nobody is away');
    expect(sayContinuity({ of: 8, kept: 6, percent: 75, contactsMissed: 2, reviewsMissed: 1 })).toBe('75 % (6 of 8)');
  });

  it.each([
    [{ contactsMissed: 0, reviewsMissed: 0 }, 'nothing missed'],
    [
      { coordinatorTold: false, contactsMissed: 1, reviewsMissed: 2 },
      'missed: co-ordinator not told within 24 hours, 1 contact, 2 reviews',
    ],
  ])('says what was missed: %j', (placement, says) => expect(sayMissed(placement as PlacementNow)).toBe(says));
});
