import { nightsBetween, peopleAway } from './people-away.ts';
import type { OpenPlacement } from './open-placements.ts';

describe('nights away', () => {
  it.each([
    ['2026-03-02T10:00:00.000Z', '2026-03-02T23:59:59.000Z', 0],
    ['2026-03-02T23:30:00.000Z', '2026-03-03T00:30:00.000Z', 1],
    // Past midnight in London while it is the day before in UTC, and over the change of the clock.
    ['2026-07-01T22:30:00.000Z', '2026-07-01T23:30:00.000Z', 1],
    ['2026-03-28T12:00:00.000Z', '2026-03-30T12:00:00.000Z', 2],
    ['2026-10-24T12:00:00.000Z', '2026-10-26T12:00:00.000Z', 2],
    ['2026-01-31T12:00:00.000Z', '2026-05-01T12:00:00.000Z', 90],
    ['2026-03-03T10:00:00.000Z', '2026-03-02T10:00:00.000Z', 0],
  ])('from %s to %s are %i', (from, to, nights) => {
    expect(nightsBetween(from, to)).toBe(nights);
  });

  it('go with who is on the way already', () => {
    const placement: OpenPlacement = {
      placementId: 'p',
      subjectId: 's',
      need: { sex: 'any', isolation: false, specialisms: [] },
      reasonCode: '10',
      startedAt: '2026-03-02T10:00:00.000Z',
      wish: 'unknown',
      contactsMissed: 1,
    };
    const ways = new Map([['s', 'a place is held for them']]);
    const [person] = peopleAway([placement], ways, '2026-03-05T10:00:00.000Z');
    expect(person).toMatchObject({
      placementId: 'p',
      nights: 3,
      contactsMissed: 1,
      onTheWay: 'a place is held for them',
    });
    expect(peopleAway([placement], new Map(), '2026-03-05T10:00:00.000Z')[0]!.onTheWay).toBeUndefined();
  });
});
