import { poolOf, type Figures, type Pool } from '@careway/capacity';
import { pageOfSorted, type Columns, type ListOfRows } from '@careway/service-kit';
import type { PoolsAsked } from './shapes.ts';

export type PoolNow = Pool & Figures & { id: string };

const COLUMNS: Columns<PoolNow> = {
  pool: (pool) => pool.id,
  type: (pool) => pool.type,
  provider: (pool) => pool.providerId,
  class: (pool) => pool.bedClass,
  sex: (pool) => pool.sex,
  open: (pool) => pool.open,
  occupied: (pool) => pool.occupied,
  on_leave: (pool) => pool.onLeave,
  usable: (pool) => pool.usable,
};

const isAskedFor = ({ type, provider, bedClass, sex }: PoolsAsked, pool: PoolNow): boolean =>
  (!type || pool.type === type) &&
  (!provider || pool.providerId === provider) &&
  (!bedClass || pool.bedClass === bedClass) &&
  (!sex || pool.sex === sex);

/** Pools by id. One that nothing is in any more is left out. */
export function listOfPools(asked: PoolsAsked, totals: ReadonlyMap<string, Figures>): ListOfRows<PoolNow, [string]> {
  const pools = [...totals]
    .map(([id, figures]) => ({ id, ...poolOf(id), ...figures }))
    .filter((pool) => pool.open + pool.occupied + pool.onLeave > 0 && isAskedFor(asked, pool))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    name: 'pools',
    columns: COLUMNS,
    keysOf: ({ id }) => [id],
    like: [''],
    read: (after, limit) => pageOfSorted(pools, limit, after, ({ id }) => [id]).items,
  };
}
