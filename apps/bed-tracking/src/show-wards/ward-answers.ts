import type { Figures, WardFigures } from '@careway/capacity';
import { figuresInWords } from '@careway/places';
import type { Snapshot } from '@careway/reference-data';
import type { Places } from '../know-places/places.ts';
import type { PlaceFigures, WardAnswer } from './shapes.ts';

export interface WardFilter {
  site?: string | undefined;
  provider?: string | undefined;
}

/** Wards in the order of reference data, then unknown places that people are in. */
export function wardAnswers(
  wards: readonly WardFigures[],
  places: Places,
  { site, provider }: WardFilter,
): WardAnswer[] {
  const order = new Map(places.wards.map(({ wardId }, index) => [wardId, index]));
  const rank = (ward: WardFigures) => order.get(ward.wardId) ?? order.size;
  return wards
    .filter((ward) => (!site || ward.siteId === site) && (!provider || ward.providerId === provider))
    .filter((ward) => order.has(ward.wardId) || ward.occupied + ward.onLeave > 0)
    .sort((a, b) => rank(a) - rank(b) || (a.wardId < b.wardId ? -1 : 1))
    .map((ward) => answer(ward, places));
}

function answer(counted: WardFigures, places: Places): WardAnswer {
  const { wardId, ...figures }: WardFigures = { ...counted, pools: undefined };
  const { ward } = places.get(wardId);
  const notUsable = [...(figures.notUsable ?? [])];
  return {
    id: wardId,
    name: ward?.name ?? 'Place not known',
    known: ward !== undefined,
    ...figures,
    notUsable,
    inWords: figuresInWords(figures.empty, figures.usable, notUsable),
  };
}

/** Places of one kind in the order of reference data. Places that nobody counted yet are left out: unknown is not 0. */
export const totalAnswers = (
  places: Snapshot['sites'] | Snapshot['organisations'],
  totals: ReadonlyMap<string, Figures>,
): PlaceFigures[] =>
  places.flatMap(({ id, name }) => {
    const figures = totals.get(id);
    return figures ? [{ id, name, ...figures }] : [];
  });
