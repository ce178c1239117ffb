import { FIGURES, NONE, type Figure, type Figures } from './figures.ts';
import type { PoolFigures } from './pools.ts';
import { totalsOf, type WardFigures } from './ward-figures.ts';

/** One counter that is not what the ledger says. */
export interface Drift {
  placeId: string;
  figure: Figure;
  counted: number;
  ledger: number;
}

/** What the counters hold. A ward or place that is missing holds nothing. */
export interface Counted {
  wards: ReadonlyMap<string, Figures & { version: number; pools?: PoolFigures | undefined }>;
  sites: ReadonlyMap<string, Figures>;
  providers: ReadonlyMap<string, Figures>;
  pools: ReadonlyMap<string, Figures>;
}

/**
 * Every counter that differs from the ledger. A ward whose counter is at a lower version is left out while it is in
 * `inFlight` (its newer figures may be on their way), and so are the totals it is part of.
 */
export function driftOf(
  ledger: readonly WardFigures[],
  counted: Counted,
  inFlight: (ward: WardFigures) => boolean = () => false,
): Drift[] {
  const waiting = ledger.filter(
    (ward) => (counted.wards.get(ward.wardId)?.version ?? 0) < ward.version && inFlight(ward),
  );
  const [wards, sites, providers] = (['wardId', 'siteId', 'providerId'] as const).map(
    (name) => new Set(waiting.map((ward) => ward[name])),
  );
  const poolsOf = (ward: WardFigures) => ({ ...counted.wards.get(ward.wardId)?.pools, ...ward.pools });
  const pools = new Set(waiting.flatMap((ward) => Object.keys(poolsOf(ward))));
  const totals = totalsOf(ledger);
  return [
    ...compare(new Map(ledger.map((ward) => [ward.wardId, ward])), counted.wards, wards!),
    ...compare(totals.sites, counted.sites, sites!),
    ...compare(totals.providers, counted.providers, providers!),
    ...compare(totals.pools, counted.pools, pools),
  ];
}

function compare(
  ledger: ReadonlyMap<string, Figures>,
  counted: ReadonlyMap<string, Figures>,
  except: ReadonlySet<string>,
): Drift[] {
  const places = [...new Set([...ledger.keys(), ...counted.keys()])].filter((id) => !except.has(id)).sort();
  return places.flatMap((placeId) => {
    const [right, held] = [ledger.get(placeId) ?? NONE, counted.get(placeId) ?? NONE];
    return FIGURES.filter((figure) => right[figure] !== held[figure]).map((figure) => ({
      placeId,
      figure,
      counted: held[figure],
      ledger: right[figure],
    }));
  });
}
