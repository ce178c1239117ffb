import { clockOf } from './clock.ts';

describe('the clock of a decision to admit', () => {
  const decided = '2026-03-28T20:00:00.000Z';

  it('runs until now, and past the change to summer time, in hours that pass', () => {
    expect(clockOf(decided, undefined, '2026-03-29T08:00:00.000Z')).toEqual({
      waitedMinutes: 720,
      limitAt: '2026-03-29T08:00:00.000Z',
      overLimit: false,
    });
    expect(clockOf(decided, undefined, '2026-03-29T08:00:00.001Z')).toMatchObject({
      waitedMinutes: 720,
      overLimit: true,
    });
  });

  it('stands still when the person has left', () => {
    expect(clockOf(decided, '2026-03-28T21:30:59.000Z', '2026-03-30T00:00:00.000Z')).toMatchObject({
      waitedMinutes: 90,
      overLimit: false,
    });
  });

  it('reads offsets, and is never less than nothing', () => {
    expect(clockOf('2026-03-29T09:00:00+01:00', undefined, '2026-03-29T08:30:00Z').waitedMinutes).toBe(30);
    expect(clockOf(decided, undefined, '2026-03-28T19:00:00.000Z').waitedMinutes).toBe(0);
  });
});
