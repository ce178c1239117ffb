import type { Framework, PillarTable } from './framework.ts';
import { isProvisional, PILLAR_NAMES, type Pillar } from './framework.ts';
import { scoreOf, type Score } from './score-pillar.ts';

/** The score of one provider and how much it counts, by whatever the pillar's weights rest on (such as beds). */
export interface ProviderScore {
  placeId: string;
  name: string;
  pillar: Pillar;
  weight: number;
  score: Score;
}

/** A score's part in a weighted one; the shares of all parts add up to 1. */
export interface Part {
  id: string;
  name: string;
  share: number;
  points: number | null;
  level: Score['level'];
}

export interface WeightedScore extends Score {
  parts: Part[];
}

export interface SystemScore {
  pillars: (WeightedScore & { pillar: Pillar })[];
  overall: WeightedScore;
}

/** Weights as shares that add up to 1; weights that are all 0 say nothing, so all count the same. */
export function sharesOf(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => (sum > 0 ? weight / sum : 1 / weights.length));
}

/**
 * The system's score: in each pillar the sum of provider scores times their shares, and overall the sum of the pillars
 * times theirs, both banded by the same cut-offs (BNSSG: "the published system OPEL on most occasions"). A pillar with
 * no provider is unknown, not 0.
 */
export function scoreSystem(framework: Framework, providers: readonly ProviderScore[]): SystemScore {
  const pillars = framework.pillars.map((table) => ({
    pillar: table.pillar,
    ...pillarScore(
      table,
      providers.filter(({ pillar }) => pillar === table.pillar),
    ),
  }));
  const parts = framework.pillars.map((table, at) => ({
    id: table.pillar,
    name: PILLAR_NAMES[table.pillar],
    weight: table.systemWeight,
    score: pillars[at]!,
  }));
  const overall = weighted(framework.pillars[0]!, parts);
  const unconfirmed = framework.pillars.length > 1 && framework.pillars.some((one) => one.systemWeightProvisional);
  return { pillars, overall: { ...overall, provisional: overall.provisional || unconfirmed } };
}

function pillarScore(table: PillarTable, providers: readonly ProviderScore[]): WeightedScore {
  if (providers.length === 0) return unknownScore(table);
  const parts = providers.map(({ placeId, ...rest }) => ({ id: placeId, ...rest }));
  const score = weighted(table, parts);
  return { ...score, provisional: score.provisional || table.weightBasisProvisional };
}

const unknownScore = (table: PillarTable): WeightedScore => ({
  ...scoreOf({ points: null, best: 0, worst: table.maxPoints, table }),
  parts: [],
  unsure: [PILLAR_NAMES[table.pillar]],
  provisional: isProvisional(table),
});

interface Weighed {
  id: string;
  name: string;
  weight: number;
  score: Score;
}

function weighted(table: PillarTable, weighed: readonly Weighed[]): WeightedScore {
  const shares = sharesOf(weighed.map(({ weight }) => weight));
  const sum = (points: (score: Score) => number) =>
    weighed.reduce((total, { score }, at) => total + points(score) * shares[at]!, 0);
  // What counts for nothing may be unknown.
  const isKnown = weighed.every(({ score }, at) => score.points !== null || shares[at] === 0);
  return {
    ...scoreOf({
      points: isKnown ? sum(({ points }) => points ?? 0) : null,
      best: sum(({ best }) => best.points),
      worst: sum(({ worst }) => worst.points),
      table,
    }),
    parts: weighed.map(({ id, name, score: { points, level } }, at) => ({
      id,
      name,
      share: shares[at]!,
      points,
      level,
    })),
    unsure: weighed.filter(({ score }, at) => score.unsure.length > 0 && shares[at]! > 0).map(({ name }) => name),
    provisional: weighed.some(({ score }) => score.provisional),
  };
}
