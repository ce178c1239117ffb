import { driftOf, type Counted } from './drift.ts';
import { totalsOf, type WardFigures } from './ward-figures.ts';

const ward = (wardId: string, occupied: number, version = 2): WardFigures => ({
  wardId,
  siteId: 'S1',
  providerId: 'P1',
  bedBase: true,
  open: 10,
  occupied,
  onLeave: 0,
  usable: 10 - occupied,
  empty: 10 - occupied,
  version,
});
const countersOf = (wards: WardFigures[]): Counted => ({
  wards: new Map(wards.map((one) => [one.wardId, one])),
  ...totalsOf(wards),
});

describe('drift', () => {
  it('is none when the counters are the ledger', () => {
    const ledger = [ward('A', 3), ward('B', 4)];
    expect(driftOf(ledger, countersOf(ledger))).toEqual([]);
  });

  it('names place and figure, in the ward and in each total', () => {
    const found = driftOf([ward('A', 3)], countersOf([{ ...ward('A', 5), usable: 7 }]));
    expect(found).toEqual([
      { placeId: 'A', figure: 'occupied', counted: 5, ledger: 3 },
      { placeId: 'S1', figure: 'occupied', counted: 5, ledger: 3 },
      { placeId: 'P1', figure: 'occupied', counted: 5, ledger: 3 },
    ]);
  });

  it('leaves out what may be on its way, with its totals, and nothing else', () => {
    const ledger = [ward('A', 3, 2), { ...ward('B', 4), siteId: 'S2', providerId: 'P2' }];
    const counted = countersOf([ward('A', 1, 1), { ...ward('B', 9), siteId: 'S2', providerId: 'P2', usable: 6 }]);
    expect(driftOf(ledger, counted, () => true).map((one) => one.placeId)).toEqual(['B', 'S2', 'P2']);
    expect(driftOf(ledger, counted).map((one) => one.placeId)).toContain('A');
  });

  it('finds a pool that differs, and leaves out those that a ward on its way was or is in', () => {
    const pooled = (pool: string, version: number): WardFigures => {
      const figures = ward('A', 3, version);
      const { open, occupied, onLeave, usable } = figures;
      return { ...figures, pools: { [pool]: { open, occupied, onLeave, usable } } };
    };
    const counted = countersOf([pooled('old', 1)]);
    expect(driftOf([pooled('new', 2)], counted, () => true)).toEqual([]);
    expect(driftOf([pooled('new', 2)], counted).map((one) => `${one.placeId} ${one.figure}`)).toEqual(
      ['new', 'old'].flatMap((id) => [`${id} open`, `${id} occupied`, `${id} usable`]),
    );
    expect(driftOf([pooled('old', 1)], counted)).toEqual([]);
  });

  it('finds a counter at a version that the ledger never had, and one that the ledger does not know', () => {
    expect(driftOf([ward('A', 3, 2)], countersOf([ward('A', 1, 7)]), () => true)).not.toEqual([]);
    expect(driftOf([], countersOf([ward('A', 1)])).map((one) => one.placeId)).toContain('A');
  });
});
