import { LONGEST_HOLD_MS } from '@careway/places';
import { HOLD_MINUTES, untilOf } from './hold-until.ts';

const now = Date.parse('2026-11-23T10:00:00.000Z');
const until = '2026-11-23T10:29:00.000Z';

describe('until when a place is held', () => {
  it('is so many minutes from now', () => {
    expect(untilOf(30, now, undefined)).toBe('2026-11-23T10:30:00.000Z');
    expect(untilOf(30, now, { minutes: 30, until, answered: true })).toBe('2026-11-23T10:30:00.000Z');
  });

  it('is the same again when no answer came, unless another time is asked for', () => {
    const last = { minutes: 30, until, answered: false };
    expect(untilOf(30, now, last)).toBe(until);
    expect(untilOf(60, now, last)).toBe('2026-11-23T11:00:00.000Z');
  });

  it('is never longer than may be', () => {
    for (const minutes of HOLD_MINUTES) expect(minutes * 60_000).toBeLessThan(LONGEST_HOLD_MS);
  });
});
