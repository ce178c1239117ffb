import { counts, type FigureState } from '@careway/pressure';
import { bandOf, leastPoints, mostPoints } from './band-of.ts';
import type { Parameter, Pillar, PillarTable } from './framework.ts';
import { isProvisional } from './framework.ts';
import { caseOf, tidy, type Case, type Level } from './level.ts';

/** What is known of one figure of one provider. Instants are RFC 3339; an unknown value is null, never 0. */
export interface Input {
  figureId: string;
  value: number | null;
  state: FigureState;
  asOf: string | null;
  receivedAt: string | null;
}

export interface ScoredParameter {
  parameterId: string;
  figureId: string;
  name: string;
  unit: string;
  /** The value that was last known. */
  value: number | null;
  state: FigureState;
  asOf: string | null;
  receivedAt: string | null;
  /** 1 is the best band; null while nothing is known. */
  band: number | null;
  /** By the last known value. */
  points: number | null;
  /** The least and the most that it can be: the same when the value can be believed. */
  bestPoints: number;
  worstPoints: number;
  maxPoints: number;
  provisional: boolean;
}

/** A score that may not be known: the total by the values last known, and what it is at best and at worst. */
export interface Score {
  /** Null while some value was never received. */
  points: number | null;
  /** Null while it depends on a value that was never received. */
  level: Level | null;
  maxPoints: number;
  best: Case;
  worst: Case;
  /** What can't be believed now, by name. */
  unsure: string[];
  provisional: boolean;
}

export interface PillarScore extends Score {
  pillar: Pillar;
  parameters: ScoredParameter[];
}

/** Scores one provider by the table of its pillar. A figure that is not among the inputs was never received. */
export function scorePillar(table: PillarTable, inputs: readonly Input[]): PillarScore {
  const parameters = table.parameters.map((parameter) => scoreParameter(parameter, inputs));
  const sum = (points: (one: ScoredParameter) => number) => parameters.reduce((total, one) => total + points(one), 0);
  const isKnown = parameters.every(({ points }) => points !== null);
  return {
    pillar: table.pillar,
    parameters,
    ...scoreOf({
      points: isKnown ? sum(({ points }) => points!) : null,
      best: sum(({ bestPoints }) => bestPoints),
      worst: sum(({ worstPoints }) => worstPoints),
      table,
    }),
    unsure: parameters.filter(({ state }) => !counts(state)).map(({ name }) => name),
    provisional: isProvisional(table),
  };
}

interface Totals {
  points: number | null;
  best: number;
  worst: number;
  table: Pick<PillarTable, 'cutOffs' | 'maxPoints'>;
}

/** Levels of the totals; a level that is the same at best and at worst is known whatever is missing. */
export function scoreOf({ points, best: least, worst: most, table }: Totals): Omit<Score, 'unsure' | 'provisional'> {
  const { cutOffs, maxPoints } = table;
  const [best, worst] = [caseOf(least, cutOffs), caseOf(most, cutOffs)];
  const sure = best.level === worst.level ? best.level : null;
  return {
    points: points === null ? null : tidy(points),
    level: points === null ? sure : caseOf(points, cutOffs).level,
    maxPoints,
    best,
    worst,
  };
}

function scoreParameter(parameter: Parameter, inputs: readonly Input[]): ScoredParameter {
  const { id, figureId, name, unit, bands, provisional } = parameter;
  const found = inputs.find((input) => input.figureId === figureId);
  const { value = null, asOf = null, receivedAt = null } = found ?? {};
  const state = value === null ? 'never received' : found!.state;
  const at = value === null ? null : bandOf(parameter, value);
  const points = at === null ? null : bands[at]!.points;
  const sure = counts(state) ? points : null;
  return {
    parameterId: id,
    figureId,
    name,
    unit,
    value,
    state,
    asOf,
    receivedAt,
    band: at === null ? null : at + 1,
    points,
    bestPoints: sure ?? leastPoints(parameter),
    worstPoints: sure ?? mostPoints(parameter),
    maxPoints: mostPoints(parameter),
    provisional,
  };
}
