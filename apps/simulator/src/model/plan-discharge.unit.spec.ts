import { FLAT, spreadOf } from './shape.ts';
import { DAY, HOUR, londonHour, londonWeekday } from './london-time.ts';
import { planDischarge } from './plan-discharge.ts';
import { Random } from './random.ts';
import { shippedData } from '../testing-data.ts';

const NOW = Date.parse('2026-11-22T15:00:00Z');

describe('planning a discharge', () => {
  const spread = spreadOf(shippedData().shapes, 'discharges');

  it('puts the end of a long stay on the days of the week as published', () => {
    const random = Random.of(5);
    const counts = Array<number>(7).fill(0);
    for (let count = 0; count < 30_000; count++) {
      const { at, complex } = planDischarge(NOW, random.between(7, 35), spread, random);
      expect(complex).toBe(true);
      counts[londonWeekday(at) - 1]!++;
    }
    for (const [day, count] of counts.entries()) expect((count / 30_000) * 7).toBeCloseTo(spread.weekdays[day]!, 1);
  });

  it('does not send home before the stay has begun, and hardly anyone in the night', () => {
    const random = Random.of(6);
    const ends = Array.from({ length: 5000 }, () => planDischarge(NOW, random.between(0.05, 6), spread, random).at);
    expect(Math.min(...ends)).toBeGreaterThan(NOW);
    expect(ends.filter((at) => londonHour(at) < 7).length / ends.length).toBeLessThan(0.05);
  });

  it('keeps the length of stays on average', () => {
    const random = Random.of(7);
    const days = Array.from({ length: 20_000 }, () => {
      const stay = random.between(2, 20);
      return (planDischarge(NOW, stay, FLAT, random).at - NOW) / DAY - stay;
    });
    const shift = days.reduce((sum, one) => sum + one, 0) / days.length;
    expect(Math.abs(shift * 24)).toBeLessThan(5);
    expect(HOUR * 24).toBe(DAY);
  });
});
