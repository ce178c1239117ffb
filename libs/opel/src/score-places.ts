import type { Framework, Pillar } from './framework.ts';
import { scorePillar, type Input, type PillarScore } from './score-pillar.ts';
import { scoreSystem, type WeightedScore } from './score-system.ts';

export interface OpelProvider {
  /** ODS code. */
  placeId: string;
  name: string;
  pillar: Pillar;
  /** Beds of the bed base, or 1 where all count the same. */
  weight: number;
}

/** Whom a framework scores. */
export interface OpelPlaces {
  /** The integrated care system, by its board; absent where reference data has none. */
  system?: { placeId: string; name: string };
  providers: OpelProvider[];
}

/** What is known of one figure of one provider. */
export interface PlacedInput extends Input {
  placeId: string;
}

/** The overall score of a system, or that of one kind of provider. */
export type OpelPillar = Pillar | 'overall';

export interface PlaceScore {
  placeId: string;
  name: string;
  pillar: OpelPillar;
  score: PillarScore | WeightedScore;
}

/** Scores every provider, then the system per pillar and overall. */
export function scorePlaces(framework: Framework, places: OpelPlaces, inputs: readonly PlacedInput[]): PlaceScore[] {
  const byPlace = Map.groupBy(inputs, ({ placeId }) => placeId);
  const providers = places.providers.map((provider) => {
    const table = framework.pillars.find(({ pillar }) => pillar === provider.pillar)!;
    return { ...provider, score: scorePillar(table, byPlace.get(provider.placeId) ?? []) };
  });
  const own = providers.map(({ placeId, name, pillar, score }): PlaceScore => ({ placeId, name, pillar, score }));
  if (!places.system) return own;
  const { pillars, overall } = scoreSystem(framework, providers);
  return [
    ...own,
    ...pillars.map(({ pillar, ...score }): PlaceScore => ({ ...places.system!, pillar, score })),
    { ...places.system, pillar: 'overall', score: overall },
  ];
}

/** Everything that the tables read. */
export const figureIdsOf = ({ pillars }: Framework): string[] => [
  ...new Set(pillars.flatMap(({ parameters }) => parameters.map(({ figureId }) => figureId))),
];
