import fc from 'fast-check';
import { FIGURES, NONE, plus, type Figures } from './figures.ts';
import { poolIdOf, poolOf, poolsOf, samePools, type PooledPlace } from './pools.ts';
import { totalsOf, type WardFigures } from './ward-figures.ts';

const BED = { type: 'bed', providerId: 'RXY', wardKind: 'mental-health', bedClass: '200', sex: 'female' } as const;
const [FEMALE, MALE] = ['bed/RXY/200/female', 'bed/RXY/200/male'];
const place = (poolId: string, state: PooledPlace['state'], staffed = true): PooledPlace => ({
  poolId,
  state,
  staffed,
});
const count = fc.nat(60);
const figures: fc.Arbitrary<Figures> = fc.record({ open: count, occupied: count, onLeave: count, usable: count });
const states = ['open', 'held', 'reserved', 'occupied', 'on-leave', 'being-cleaned', 'closed'] as const;
const places = fc.array(
  fc.record({
    poolId: fc.constantFrom(FEMALE, MALE, 'chair/RXY/day-unit/mixed'),
    state: fc.constantFrom(...states),
    staffed: fc.boolean(),
  }),
  { minLength: 1 },
);

describe('a pool', () => {
  it('has an id of type, provider, class (the kind of ward outside mental health) and sex', () => {
    expect(poolIdOf(BED)).toBe(FEMALE);
    expect(poolIdOf({ ...BED, bedClass: undefined, wardKind: 'medical', sex: 'mixed' })).toBe('bed/RXY/medical/mixed');
    expect(poolOf(FEMALE)).toEqual({ type: 'bed', providerId: 'RXY', bedClass: '200', sex: 'female' });
  });
});

describe('the figures of a ward by pool', () => {
  it('count each place by its state; one that nobody can be put in is open and not usable', () => {
    const ward = { open: 6, occupied: 1, onLeave: 1, usable: 2 };
    const list = [
      place(FEMALE, 'open'),
      place(FEMALE, 'occupied'),
      place(FEMALE, 'open', false),
      place(FEMALE, 'closed'),
      place(MALE, 'open'),
      place(MALE, 'on-leave'),
      place(MALE, 'reserved'),
    ];
    expect(poolsOf(list, ward)).toEqual({
      [FEMALE]: { open: 3, occupied: 1, onLeave: 0, usable: 1 },
      [MALE]: { open: 3, occupied: 0, onLeave: 1, usable: 1 },
    });
  });

  it('count a person whose bed is not known in the pool that has the most', () => {
    const list = [place(FEMALE, 'open'), place(FEMALE, 'open'), place(MALE, 'open')];
    expect(poolsOf(list, { open: 3, occupied: 1, onLeave: 0, usable: 2 })).toMatchObject({
      [FEMALE]: { usable: 1 },
      [MALE]: { usable: 1 },
    });
  });

  it('sum up to the ward and are never less than nothing, whatever places and ward say', () => {
    fc.assert(
      fc.property(places, figures, (list, ward) => {
        const pools = Object.values(poolsOf(list, ward));
        expect(pools.reduce(plus, NONE)).toEqual(ward);
        for (const pool of pools) for (const figure of FIGURES) expect(pool[figure]).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('do not rest on the order of places', () => {
    fc.assert(
      fc.property(places, figures, (list, ward) => {
        expect(samePools(poolsOf(list, ward), poolsOf(list.toReversed(), ward))).toBe(true);
      }),
    );
  });

  it('of all wards are the totals by pool, also of those outside the bed base', () => {
    const ward = (wardId: string, pools: WardFigures['pools']): WardFigures => ({
      ...NONE,
      wardId,
      siteId: 'S',
      providerId: 'P',
      bedBase: false,
      empty: 0,
      version: 1,
      pools,
    });
    const two = { open: 2, occupied: 1, onLeave: 0, usable: 1 };
    const { pools } = totalsOf([
      ward('A', { [FEMALE]: two }),
      ward('B', { [FEMALE]: two, [MALE]: two }),
      ward('C', {}),
    ]);
    expect(Object.fromEntries(pools)).toEqual({ [FEMALE]: plus(two, two), [MALE]: two });
  });
});

describe('pools', () => {
  it('are the same only when every figure of every pool is', () => {
    expect(samePools({ [FEMALE]: NONE }, { [FEMALE]: { ...NONE } })).toBe(true);
    expect(samePools(undefined, {})).toBe(true);
    expect(samePools({ [FEMALE]: NONE }, {})).toBe(false);
    expect(samePools({ [FEMALE]: NONE }, { [FEMALE]: { ...NONE, usable: 1 } })).toBe(false);
  });
});
