import { NONE, plus, type Figures } from './figures.ts';
import type { PoolFigures } from './pools.ts';

/** The figures of one ward at one version; a higher version is newer. */
export interface WardFigures extends Figures {
  wardId: string;
  siteId: string;
  providerId: string;
  /** Whether its beds are part of the bed base. Spaces of an emergency department, a day unit or a lounge are not, and stay out of the totals. */
  bedBase: boolean;
  /** Beds that nobody lies in, those that are closed for a time among them. */
  empty: number;
  /** Why empty beds can't be used: `empty` is these and the usable ones. Absent: nobody said. */
  notUsable?: readonly { reason: string; beds: number }[] | undefined;
  /** People that the ward's staff can look after; absent when nobody said, which is enough for all. */
  staffedFor?: number | undefined;
  /** The same figures by place pool, whether or not they are of the bed base; none for an unknown place. */
  pools?: PoolFigures | undefined;
  version: number;
  /** The latest clinical time that the figures rest on; absent when nobody was ever there. */
  asOf?: string | undefined;
}

export interface Totals {
  sites: Map<string, Figures>;
  providers: Map<string, Figures>;
  pools: Map<string, Figures>;
}

/** The sums of the bed base by site and by provider, and of all places by pool. A place whose wards are all outside the bed base has zeros. */
export function totalsOf(wards: readonly WardFigures[]): Totals {
  const totals: Totals = { sites: new Map(), providers: new Map(), pools: new Map() };
  for (const ward of wards) {
    const counted = ward.bedBase ? ward : NONE;
    grow(totals.sites, ward.siteId, counted);
    grow(totals.providers, ward.providerId, counted);
    for (const [poolId, figures] of Object.entries(ward.pools ?? {})) grow(totals.pools, poolId, figures);
  }
  return totals;
}

const grow = (sums: Map<string, Figures>, id: string, by: Figures): void =>
  void sums.set(id, plus(sums.get(id) ?? NONE, by));
