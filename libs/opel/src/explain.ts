import { ageSeconds } from '@careway/pressure';
import { bandOf } from './band-of.ts';
import type { Parameter, PillarTable } from './framework.ts';
import { levelOf, tidy, type Level } from './level.ts';
import type { PillarScore, ScoredParameter } from './score-pillar.ts';

/** What another value would do to the points of a parameter and to the level. */
export interface Change {
  /** The value, and how it has to be met. */
  value: number;
  comparison: '<' | '<=' | '>' | '>=';
  /** Points more (raise) or fewer (lower, below 0). */
  points: number;
  /** The level of the provider then, all else as last known; null when that is not known. */
  level: Level | null;
}

export interface ExplainedParameter extends ScoredParameter {
  /** Seconds since it was last received; null when never. */
  ageSeconds: number | null;
  /** Absent in the worst band, and while nothing is known. */
  raise?: Change;
  /** Absent in the best band, and while nothing is known. */
  lower?: Change;
}

export interface Explanation extends Omit<PillarScore, 'parameters'> {
  parameters: ExplainedParameter[];
  /** Points that lead to the next level, and those that lead back; absent at the ends and while points are unknown. */
  pointsToNextLevel?: number;
  pointsToLevelBefore?: number;
}

/** Parameter by parameter: points, age, and what would raise or lower them. `now` is epoch milliseconds. */
export function explainPillar(table: PillarTable, score: PillarScore, now: number): Explanation {
  const parameters = score.parameters.map((scored, at) => ({
    ...scored,
    ageSeconds: ageSeconds(scored, now),
    ...changesOf(table, table.parameters[at]!, scored, score.points),
  }));
  return { ...score, parameters, ...distanceOf(score, table) };
}

function changesOf(
  table: PillarTable,
  parameter: Parameter,
  { value, points }: ScoredParameter,
  total: number | null,
): Pick<ExplainedParameter, 'raise' | 'lower'> {
  if (value === null || points === null) return {};
  const { bands, direction } = parameter;
  const at = bandOf(parameter, value);
  const higher = direction === 'higher-is-worse';
  const change = (limit: number, to: number, comparison: Change['comparison']): Change => ({
    value: limit,
    comparison,
    points: tidy(to - points),
    level: total === null ? null : levelOf(total - points + to, table.cutOffs),
  });
  // Neighbours may be worth the same: what counts is the next band that is not.
  const worse = bands.findIndex((band, index) => index > at && band.points > points);
  const better = bands.findLastIndex((band, index) => index < at && band.points < points);
  return {
    ...(worse > 0 && { raise: change(bands[worse - 1]!.limit!, bands[worse]!.points, higher ? '>' : '<') }),
    ...(better >= 0 && { lower: change(bands[better]!.limit!, bands[better]!.points, higher ? '<=' : '>=') }),
  };
}

function distanceOf({ points, level }: PillarScore, { cutOffs }: PillarTable) {
  if (points === null || level === null) return {};
  // A level begins half a point after the cut-off before it, as totals are rounded half up.
  const begins = (one: number) => cutOffs[one - 2]! + 0.5;
  return {
    ...(level < 4 && { pointsToNextLevel: tidy(begins(level + 1) - points) }),
    ...(level > 1 && { pointsToLevelBefore: tidy(points - begins(level)) }),
  };
}
