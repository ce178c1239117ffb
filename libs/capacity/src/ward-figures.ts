import { NONE, plus, type Figures } from './figures.ts';

/** The figures of one ward at one version; a higher version is newer. */
export interface WardFigures extends Figures {
  wardId: string;
  siteId: string;
  providerId: string;
  /** Whether its beds are part of the bed base. Spaces of an emergency department, a day unit or a lounge are not, and stay out of the totals. */
  bedBase: boolean;
  /** Open beds that nobody lies in: those that are usable, and those held for people on leave. */
  empty: number;
  version: number;
  /** The latest clinical time that the figures rest on; absent when nobody was ever there. */
  asOf?: string | undefined;
}

export interface Totals {
  sites: Map<string, Figures>;
  providers: Map<string, Figures>;
}

/** The sums of the bed base by site and by provider. A place whose wards are all outside the bed base has zeros. */
export function totalsOf(wards: readonly WardFigures[]): Totals {
  const totals: Totals = { sites: new Map(), providers: new Map() };
  for (const ward of wards) {
    grow(totals.sites, ward.siteId, ward);
    grow(totals.providers, ward.providerId, ward);
  }
  return totals;
}

const grow = (sums: Map<string, Figures>, id: string, ward: WardFigures): void =>
  void sums.set(id, plus(sums.get(id) ?? NONE, ward.bedBase ? ward : NONE));
