import fc from 'fast-check';
import { difference, isEqual, NONE, plus, type Figures } from './figures.ts';
import { totalsOf, type WardFigures } from './ward-figures.ts';

const count = fc.integer({ min: 0, max: 50 });
const figures = fc.record({ open: count, occupied: count, onLeave: count, usable: count });
const ward = fc
  .tuple(figures, fc.constantFrom('S1', 'S2', 'S3'), fc.boolean())
  .map(([some, siteId, bedBase]): WardFigures => ({
    ...some,
    wardId: `${siteId}-A`,
    siteId,
    providerId: siteId === 'S3' ? 'P2' : 'P1',
    bedBase,
    empty: some.usable,
    version: 1,
  }));
const wards = fc.array(ward);
const sum = (parts: Iterable<Figures>): Figures => [...parts].reduce(plus, NONE);

describe('figures', () => {
  it('the difference leads from the old to the new', () => {
    fc.assert(
      fc.property(figures, figures, (before, after) => {
        expect(isEqual(plus(before, difference(after, before)), after)).toBe(true);
      }),
    );
  });
});

describe('totals', () => {
  it('of the providers are the totals of their sites, and of the bed base only', () => {
    fc.assert(
      fc.property(wards, (list) => {
        const { sites, providers } = totalsOf(list);
        expect(sum(providers.values())).toEqual(sum(sites.values()));
        const base = list.filter((one) => one.bedBase);
        expect(sum(sites.values())).toEqual(sum(base));
      }),
    );
  });

  it('of a site without a bed base are zeros, not missing', () => {
    const department = {
      ...NONE,
      open: 9,
      wardId: 'S1-ED',
      siteId: 'S1',
      providerId: 'P1',
      bedBase: false,
      empty: 9,
      version: 1,
    };
    expect(totalsOf([department]).sites.get('S1')).toEqual(NONE);
  });
});
