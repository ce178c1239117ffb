import { kmBandOf, type KmBand } from './km-bands.ts';

describe('a band of distance', () => {
  it.each<[number | undefined, KmBand]>([
    [0, '0-19'],
    [19.9, '0-19'],
    [20, '20-49'],
    [49.9, '20-49'],
    [50, '50-99'],
    [99.9, '50-99'],
    [100, '100+'],
    [undefined, 'unknown'],
  ])('of %s km is %s', (km, band) => {
    expect(kmBandOf(km)).toBe(band);
  });
});
