import { greatCircleKm, loadReferenceData, outcodeOf } from './index.ts';

const data = loadReferenceData('deploy/reference/kent-and-medway');
const KENT = ['CT', 'DA', 'ME', 'TN'];

describe('the distance between outward postcodes', () => {
  // The mean Earth has 111.195 km to a degree of a great circle.
  it.each([
    [51, 0, 52, 0, 111.2],
    [51, 1, 51, 1, 0],
    [60, -1, 60, 1, 111.2],
    [51.5074, -0.1278, 53.4808, -2.2426, 262],
  ])('from %d N %d E to %d N %d E is %d km', (latitude, longitude, toLatitude, toLongitude, km) => {
    const [from, to] = [
      { latitude, longitude },
      { latitude: toLatitude, longitude: toLongitude },
    ];
    expect(greatCircleKm(from, to)).toBeCloseTo(km, 0);
    expect(greatCircleKm(to, from)).toBe(greatCircleKm(from, to));
  });

  it.each([
    // Canterbury to Dartford, Maidstone to Margate, Canterbury to Leeds: as the crow flies on a map.
    ['CT1', 'DA1', 58, 66],
    ['ME14', 'CT9', 55, 64],
    ['CT1', 'LS6', 325, 340],
    ['TN1', 'TN4', 1, 3],
  ])('%s to %s is between %d and %d km', (a, b, least, most) => {
    const km = data.distanceKm(a, b)!;
    expect(km).toBeGreaterThan(least);
    expect(km).toBeLessThan(most);
    expect(data.distanceKm(b, a)).toBe(km);
  });

  it('is 0 within one outward code, and unknown between two of an area whose codes are not listed', () => {
    expect([data.distanceKm('CT1', 'ct1'), data.distanceKm('LS6', 'LS6')]).toEqual([0, 0]);
    expect(data.distanceKm('LS6', 'LS1')).toBeUndefined();
  });

  it('is unknown for what is no outward code, or one of nowhere', () => {
    for (const other of ['', 'CT', 'CT1 3NG EXTRA'.slice(4), 'ZZ9', '12', 'CT123'])
      expect(data.distanceKm('CT1', other)).toBeUndefined();
  });

  it('knows every outward code of Kent and Medway by itself', () => {
    const rows = data.at('2026-11-23').outcodes;
    const codes = (area: string) => rows.filter(({ id }) => new RegExp(`^${area}\\d`).test(id)).length;
    expect(KENT.map(codes)).toEqual([21, 18, 20, 40]);
    expect(rows.filter(({ id }) => /^[A-Z]+$/.test(id))).toHaveLength(121);
  });

  it('takes the outward half of what was said, whatever its case', () => {
    expect([outcodeOf(' ct1 3ng '), outcodeOf('SW1A'), outcodeOf('CT'), outcodeOf('')]).toEqual([
      'CT1',
      'SW1A',
      undefined,
      undefined,
    ]);
  });
});
