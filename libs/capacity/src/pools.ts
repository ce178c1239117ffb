import type { Place, PlaceState } from '@careway/places';
import { FIGURES, NONE, plus, type Figure, type Figures } from './figures.ts';

/** Places that are alike for whoever looks for one: of one type, provider, class and sex limit. */
export interface Pool {
  type: string;
  providerId: string;
  /** Mental health class, such as 200; elsewhere the kind of ward. */
  bedClass: string;
  sex: string;
}

/** Figures by pool id. */
export type PoolFigures = Readonly<Record<string, Figures>>;

type Pooled = Pick<Place, 'type' | 'providerId' | 'bedClass' | 'wardKind' | 'sex'>;

export const poolIdOf = ({ type, providerId, bedClass, wardKind, sex }: Pooled): string =>
  [type, providerId, bedClass ?? wardKind, sex].join('/');

export function poolOf(poolId: string): Pool {
  const [type = '', providerId = '', bedClass = '', sex = ''] = poolId.split('/');
  return { type, providerId, bedClass, sex };
}

/** A place of a ward as it stands now. */
export interface PooledPlace {
  poolId: string;
  state: PlaceState;
  staffed: boolean;
}

/**
 * The figures of a ward by pool. Their sums are the ward's figures: what places don't show, such as people whose bed is
 * not known, is counted in the largest pool. A ward without places has no pools.
 */
export function poolsOf(places: readonly PooledPlace[], ward: Figures): PoolFigures {
  const pools: Record<string, Figures> = {};
  for (const { poolId, ...place } of places) pools[poolId] = plus(pools[poolId] ?? NONE, figuresOf(place));
  for (const figure of FIGURES) settle(pools, figure, ward[figure]);
  return pools;
}

const figuresOf = ({ state, staffed }: Omit<PooledPlace, 'poolId'>): Figures => ({
  open: Number(state !== 'closed'),
  occupied: Number(state === 'occupied'),
  onLeave: Number(state === 'on-leave'),
  usable: Number(state === 'open' && staffed),
});

/** Makes a figure of the pools sum up to that of their ward, by what the largest can give or take. */
function settle(pools: Record<string, Figures>, figure: Figure, sum: number): void {
  let missing = sum - Object.values(pools).reduce((all, one) => all + one[figure], 0);
  const largest = Object.entries(pools).sort(
    ([idA, a], [idB, b]) => b[figure] - a[figure] || b.open - a.open || (idA < idB ? -1 : 1),
  );
  for (const [poolId, figures] of largest) {
    const change = Math.max(missing, -figures[figure]);
    pools[poolId] = { ...figures, [figure]: figures[figure] + change };
    missing -= change;
  }
}

/** Have all pools the same figures? */
export function samePools(a: PoolFigures = {}, b: PoolFigures = {}): boolean {
  const ids = Object.keys({ ...a, ...b });
  return ids.every((id) => FIGURES.every((figure) => a[id]?.[figure] === b[id]?.[figure]));
}
