import { endOf, holdTime, isLive, mayFollow, RESERVATION_STATUSES } from './reservation.ts';
import { whyNotPromised } from './may-promise.ts';

const NOW = '2026-03-02T09:00:00.000Z';

describe('the time of a hold', () => {
  it('is half an hour when nobody says', () => expect(holdTime(NOW)).toEqual({ until: '2026-03-02T09:30:00.000Z' }));

  it('is four hours at most, and not in the past', () => {
    expect(holdTime(NOW, '2026-03-02T14:00:00+01:00')).toEqual({ until: '2026-03-02T13:00:00.000Z' });
    expect(holdTime(NOW, '2026-03-02T13:00:00.001Z')).toEqual({ rule: 'must be within the next 4 hours' });
    expect(holdTime(NOW, NOW)).toEqual({ rule: 'must be in the future' });
    expect(holdTime(NOW, 'soon')).toEqual({ rule: 'must be in the future' });
  });
});

describe('the life of a promise', () => {
  it('goes on only from what is live, and never back', () => {
    for (const before of RESERVATION_STATUSES)
      for (const after of RESERVATION_STATUSES) {
        if (mayFollow(before, after)) expect(isLive(before)).toBe(true);
        expect(mayFollow(before, after) && mayFollow(after, before)).toBe(false);
      }
    expect(mayFollow('confirmed', 'expired')).toBe(false);
  });

  it('ends by who is found there', () => {
    const mine = { subjectId: 'me', isOver: false };
    expect(endOf(mine, { inPlace: [], inWard: [] })).toBeUndefined();
    expect(endOf(mine, { inPlace: ['me'], inWard: [] })).toBe('arrived');
    expect(endOf(mine, { inPlace: ['other'], inWard: ['me'] })).toBe('taken');
    expect(endOf(mine, { inPlace: [], inWard: ['me', 'other'] })).toBe('arrived');
    expect(endOf({ ...mine, isOver: true }, { inPlace: ['me'], inWard: [] })).toBe('expired');
  });
});

describe('what may be promised', () => {
  const open = { state: 'open', staffed: true, isKnown: true, usableInWard: 1 } as const;
  it('is an open place with staff, in a ward that has one to give', () => {
    expect(whyNotPromised(open)).toBeUndefined();
    expect(whyNotPromised({ ...open, state: 'held' })?.code).toBe('not-open');
    expect(whyNotPromised({ ...open, staffed: false })?.code).toBe('not-staffed');
    expect(whyNotPromised({ ...open, isKnown: false })?.code).toBe('not-known');
    expect(whyNotPromised({ ...open, usableInWard: 0 })?.code).toBe('ward-full');
  });
});
