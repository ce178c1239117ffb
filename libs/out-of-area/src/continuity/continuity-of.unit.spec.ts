import { continuityKeptPercent, continuityOf, type Care } from './continuity-of.ts';

/** Away from noon on Monday 2 March 2026, told after an hour. */
const CARE: Care = {
  startedAt: '2026-03-02T12:00:00Z',
  coordinatorToldAt: '2026-03-02T13:00:00Z',
  contactEveryDays: 14,
  contactsAt: [],
  reviewsAt: [],
};

describe('continuity', () => {
  it('has nothing missed while there is time, and says what is due next', () => {
    expect(continuityOf(CARE, '2026-03-08T23:59:00Z')).toEqual({
      coordinatorTold: true,
      contacts: { due: 0, missed: [], next: '2026-03-15' },
      reviews: { due: 0, missed: [], next: '2026-03-08' },
      kept: true,
    });
  });

  it('misses a review when its seventh day is over without one', () => {
    const { reviews, kept } = continuityOf(CARE, '2026-03-09T00:00:00Z');
    expect([reviews, kept]).toEqual([{ due: 1, missed: ['2026-03-08'], next: '2026-03-15' }, false]);
  });

  it('is kept by a review in every week and a contact in every fortnight', () => {
    const care = { ...CARE, reviewsAt: ['2026-03-08T23:00:00Z', '2026-03-09T09:00:00Z'] };
    const { reviews, contacts } = continuityOf(
      { ...care, contactsAt: ['2026-03-15T10:00:00Z'] },
      '2026-03-16T09:00:00Z',
    );
    expect(reviews).toEqual({ due: 2, missed: [], next: '2026-03-22' });
    expect(contacts).toEqual({ due: 1, missed: [], next: '2026-03-29' });
  });

  it('is not made good by two reviews in another week', () => {
    const reviewsAt = ['2026-03-10T09:00:00Z', '2026-03-12T09:00:00Z'];
    expect(continuityOf({ ...CARE, reviewsAt }, '2026-03-16T09:00:00Z').reviews.missed).toEqual(['2026-03-08']);
  });

  it('asks for nothing in the week in which the placement ends', () => {
    const ended = { ...CARE, endedAt: '2026-03-12T09:00:00Z', reviewsAt: ['2026-03-05T09:00:00Z'] };
    expect(continuityOf(ended, '2026-06-01T00:00:00Z').reviews).toEqual({ due: 1, missed: [] });
  });

  it.each<[string, Partial<Care>, string, boolean | undefined]>([
    ['told at the last moment', { coordinatorToldAt: '2026-03-03T12:00:00Z' }, '2026-03-04T00:00:00Z', true],
    ['told a second late', { coordinatorToldAt: '2026-03-03T12:00:01Z' }, '2026-03-04T00:00:00Z', false],
    ['not told, with time left', { coordinatorToldAt: undefined }, '2026-03-03T12:00:00Z', undefined],
    ['not told in time', { coordinatorToldAt: undefined }, '2026-03-03T12:00:01Z', false],
    [
      'not told, but ended before it was due',
      { coordinatorToldAt: undefined, endedAt: '2026-03-02T20:00:00Z' },
      '2026-03-09T00:00:00Z',
      undefined,
    ],
    [
      'told 24 hours later in the night in which the clocks go forward',
      { startedAt: '2026-03-28T12:00:00Z', coordinatorToldAt: '2026-03-29T12:00:00Z' },
      '2026-03-30T00:00:00Z',
      true,
    ],
  ])('the co-ordinator was %s', (_, more, now, told) => {
    const continuity = continuityOf({ ...CARE, ...more }, now);
    expect(continuity.coordinatorTold).toBe(told);
    if (told === false) expect(continuity.kept).toBe(false);
  });

  it('is kept for so many of a hundred', () => {
    const kept = continuityOf(CARE, CARE.startedAt);
    expect(continuityKeptPercent([kept, kept, { ...kept, kept: false }])).toBe(66.7);
    expect(continuityKeptPercent([])).toBeUndefined();
  });
});
