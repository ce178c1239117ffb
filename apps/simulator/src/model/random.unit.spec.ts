import fc from 'fast-check';
import { Random } from './random.ts';

const mean = (count: number, one: () => number): number =>
  Array.from({ length: count }, one).reduce((sum, value) => sum + value, 0) / count;

function draw(seed: number): number[] {
  const random = Random.of(seed);
  return Array.from({ length: 20 }, () => random.next());
}

describe('random numbers', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('go on where their stored state was', () => {
    const random = Random.of(3);
    random.next();
    const stored = JSON.parse(JSON.stringify(random.state)) as typeof random.state;
    expect(new Random(stored).next()).toBe(random.next());
  });

  it('lie from 0 to below 1, whatever the seed', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const value = Random.of(seed).next();
        return value >= 0 && value < 1;
      }),
    );
  });

  it('have the mean that was asked for', () => {
    const random = Random.of(11);
    expect(mean(50_000, () => random.next())).toBeCloseTo(0.5, 2);
    expect(mean(200_000, () => random.exponential(3)) / 3).toBeCloseTo(1, 1);
    expect(mean(200_000, () => random.logNormal(5, 0.8)) / 5).toBeCloseTo(1, 1);
    expect(mean(50_000, () => random.weighted([1, 3]))).toBeCloseTo(0.75, 1);
  });
});
