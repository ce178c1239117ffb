import { isExpected, sayFeed, sayOfUse, stateOfFeed, type FeedCounted } from './feeds-now.ts';

const now = Date.parse('2026-11-23T10:00:00.000Z');
const feed = (more: Partial<FeedCounted> = {}): FeedCounted => ({
  id: 'rpa-pas',
  name: 'Medway PAS',
  expectedEverySeconds: 300,
  lastReceivedAt: '2026-11-23T09:48:00.000Z',
  accepted: 0,
  ignored: 0,
  rejected: 0,
  unreadable: 0,
  quarantined: 0,
  unmapped: 0,
  corrections: 0,
  duplicates: 0,
  framingFaults: 0,
  ...more,
});

describe('a feed on the scoreboard', () => {
  it.each([
    [{}, 'late', 'late, 12 min'],
    [{ expectedEverySeconds: 60 }, 'stale', 'stale, 12 min'],
    [{ lastReceivedAt: undefined }, 'never received', 'never received'],
  ])('is on time or not: %j', (more, state, says) => {
    expect(stateOfFeed(feed(more), now)).toBe(state);
    expect(sayFeed(feed(more), now)).toBe(says);
  });

  it('is neither on time nor late where nothing is expected of it', () => {
    const unused = feed({ expectedEverySeconds: undefined });
    expect([isExpected(unused), isExpected(feed())]).toEqual([false, true]);
    expect(sayFeed(unused, now)).toBe('nothing is expected, 12 min');
  });

  it('tells how much of it was of use, never rounded up to all', () => {
    expect(sayOfUse(feed())).toBe('–');
    expect(sayOfUse(feed({ accepted: 9_999, unreadable: 1 }))).toBe('99.9 %');
    expect(sayOfUse(feed({ accepted: 3, rejected: 1, duplicates: 9 }))).toBe('75 %');
  });
});
