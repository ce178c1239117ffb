import { actionsAt, sayParameter, sayScore, type ExplainedParameter, type Level, type OpelPillar } from '@careway/opel';
import { levelInForce, type OpelScored } from '@careway/pressure';
import type { OpelFramework } from '@careway/reference-data';
import type { OpelActions, OpelFrameworkAnswer, OpelParameterAnswer, OpelScoreAnswer } from './shapes.ts';

export interface ShownPlace {
  name: string;
  of: 'provider' | 'system';
  levelAnHourAgo: Level | null;
}

/** A score as it is shown. */
export function scoreAnswer(scored: OpelScored, { name, of, levelAnHourAgo }: ShownPlace): OpelScoreAnswer {
  const { placeId, points, maxPoints, best, worst, unsure, provisional, frameworkId, scoredAt, override } = scored;
  return {
    placeId,
    name,
    of,
    pillar: scored.pillar as OpelPillar,
    level: levelInForce(scored),
    computedLevel: scored.level,
    points,
    maxPoints,
    best,
    worst,
    unsure,
    provisional,
    frameworkId,
    scoredAt,
    ...(override && { override }),
    levelAnHourAgo,
    says: sayScore(scored),
  };
}

export const frameworkAnswer = (framework: OpelFramework): OpelFrameworkAnswer => {
  const { id, name, validFrom, validTo, source, provisional } = framework;
  return { id, name, validFrom, ...(validTo && { validTo }), source, provisional };
};

export function actionsAnswer(framework: OpelFramework, level: Level): OpelActions {
  const actions = actionsAt(framework, level);
  return { level, kinds: actions.map(({ kind }) => kind), provisional: actions.some((one) => one.provisional) };
}

export const parameterAnswer = (one: ExplainedParameter): OpelParameterAnswer => ({ ...one, says: sayParameter(one) });
