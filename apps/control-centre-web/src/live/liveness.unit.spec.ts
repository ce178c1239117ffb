import { limitsFrom, livenessOf } from './liveness.ts';
import { sayLiveness } from './say-liveness.ts';

describe('what silence means', () => {
  const limits = limitsFrom('');

  it.each([
    [0, 'live'],
    [14_999, 'live'],
    [15_000, 'quiet'],
    [29_999, 'quiet'],
    [30_000, 'not live'],
    [9e9, 'not live'],
  ])('%s ms of it is %s', (ms, liveness) => expect(livenessOf(ms, limits)).toBe(liveness));

  it('can be made more impatient, never more trusting', () => {
    expect(limitsFrom('?banner=1&blank=2')).toEqual({ bannerMs: 1_000, blankMs: 2_000 });
    for (const query of ['?banner=600&blank=6000', '?banner=-1&blank=0', '?banner=x&blank=Infinity', '?banner=&blank='])
      expect(limitsFrom(query)).toEqual({ bannerMs: 15_000, blankMs: 30_000 });
  });

  it('is said in words, with the time when it began', () => {
    const heardAt = Date.parse('2026-11-22T10:42:15.400Z');
    expect(sayLiveness({ liveness: 'live', silentMs: 3_200, heardAt })).toBe('live, 3 s');
    expect(sayLiveness({ liveness: 'quiet', silentMs: 17_000, heardAt })).toContain('Nothing heard for 17 s');
    expect(sayLiveness({ liveness: 'not live', silentMs: 31_000, heardAt })).toBe('not live since 10:42:15');
  });
});
