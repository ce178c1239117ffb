import { NONE, type Figure, type Figures, type WardFigures } from '@careway/capacity';

/** Wards are kept as JSON, whole. */
export const wardsByPlace = (held: Record<string, string>): Map<string, WardFigures> =>
  new Map(Object.entries(held).map(([wardId, text]) => [wardId, JSON.parse(text) as WardFigures]));

/** Sums are kept as numbers by `place/figure`, so that Redis can move them. */
export function figuresByPlace(held: Record<string, string>): Map<string, Figures> {
  const places = new Map<string, Figures>();
  for (const [field, count] of Object.entries(held)) {
    const split = field.lastIndexOf('/');
    const [place, figure] = [field.slice(0, split), field.slice(split + 1) as Figure];
    const figures = places.get(place) ?? { ...NONE };
    figures[figure] = Number(count);
    places.set(place, figures);
  }
  return places;
}
