import { ageSeconds, freshnessOf, worstOf } from './freshness.ts';

const now = Date.parse('2026-11-22T10:00:00.000Z');
const ago = (seconds: number) => ({
  receivedAt: new Date(now - seconds * 1000).toISOString(),
  expectedEverySeconds: 60,
});

describe('freshness of what is expected every 60 s', () => {
  it.each([
    [0, 'fresh'],
    [89.999, 'fresh'],
    [90, 'late'],
    [179.999, 'late'],
    [180, 'stale'],
    [86_400, 'stale'],
  ])('heard %s s ago is %s', (seconds, state) => {
    expect(freshnessOf(ago(seconds), now)).toBe(state);
  });

  it('was never received when it was never heard', () => {
    expect(freshnessOf({ receivedAt: null, expectedEverySeconds: 60 }, now)).toBe('never received');
    expect(ageSeconds({ receivedAt: null }, now)).toBeNull();
  });

  it("is of age 0 when the sender's clock is ahead", () => {
    expect(ageSeconds(ago(-30), now)).toBe(0);
    expect(freshnessOf(ago(-30), now)).toBe('fresh');
  });

  it('takes the least believable state of several', () => {
    expect(worstOf(['fresh', 'stale', 'late'])).toBe('stale');
    expect(worstOf(['never received', 'stale'])).toBe('never received');
    expect(worstOf(['held', 'late'])).toBe('held');
  });
});
