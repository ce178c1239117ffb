import { FIGURE_NAMES, levelInForce, type Board, type BoardFacts } from '@careway/pressure';

/** One number that was another one than is known by now; null is unknown. */
export interface Difference {
  placeId: string;
  placeName: string;
  figureId: string;
  name: string;
  unit: string;
  shown: number | null;
  known: number | null;
}

interface Seen {
  board: Board;
  facts: BoardFacts;
}
type Numbers = Map<string, Omit<Difference, 'shown' | 'known'> & { value: number | null }>;

/** Every figure, figure of the registry and level of OPEL of one moment that differs; `nameOf` is of a place. */
export function differences(shown: Seen, known: Seen, nameOf: (placeId: string) => string): Difference[] {
  const [then, now] = [numbersOf(shown, nameOf), numbersOf(known, nameOf)];
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((key): Difference[] => {
    const { value: _, ...about } = (then.get(key) ?? now.get(key))!;
    const values = { shown: then.get(key)?.value ?? null, known: now.get(key)?.value ?? null };
    return values.shown === values.known ? [] : [{ ...about, ...values }];
  });
}

function numbersOf({ board, facts }: Seen, nameOf: (placeId: string) => string): Numbers {
  const places = board.providers.flatMap((provider) => [provider, ...provider.sites]);
  const ofPlaces = [{ id: 'all', name: board.title, figures: board.total }, ...places].flatMap((place) =>
    FIGURE_NAMES.map((figureId) => {
      const { name, unit, value } = place.figures[figureId];
      return { placeId: place.id, placeName: place.name, figureId, name, unit, value };
    }),
  );
  const ofRegistry = facts.figures.map(({ placeId, figureId, name, unit, value }) => ({
    placeId,
    placeName: nameOf(placeId),
    figureId,
    name,
    unit,
    value,
  }));
  const ofOpel = facts.opel.map((one) => ({
    placeId: one.placeId,
    placeName: nameOf(one.placeId),
    figureId: `opel-${one.pillar}`,
    name: `OPEL, ${one.pillar}`,
    unit: 'level',
    value: levelInForce(one),
  }));
  return new Map([...ofPlaces, ...ofRegistry, ...ofOpel].map((one) => [`${one.placeId}/${one.figureId}`, one]));
}
