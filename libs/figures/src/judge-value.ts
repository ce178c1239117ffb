import type { FigureRules, FigureValue, GoodValue, HeldBack, RelationRule } from './figure-known.ts';

/** What a value is judged by besides its own number. */
export interface Beside {
  rules: FigureRules;
  /** The last good value of an earlier moment; undefined when there is none. */
  before: GoodValue | undefined;
  relations: readonly RelationRule[];
  /** The good value of another figure of the same place; undefined when there is none. */
  good: (figureId: string) => GoodValue | undefined;
}

const HOUR_MS = 3_600_000;

/**
 * Why a value can't be believed, or undefined when it can: out of bounds, risen faster than anything of its kind rises,
 * or at odds with another figure of the same moment. An unknown value is no implausible one.
 */
export function judgeValue(said: FigureValue, beside: Beside): HeldBack | undefined {
  const { value } = said;
  if (value === null) return undefined;
  return outOfBounds(value, beside.rules) ?? risenTooFast(value, said, beside) ?? atOdds(value, said, beside);
}

function outOfBounds(value: number, { min, max }: FigureRules): HeldBack | undefined {
  if (value >= min && value <= max) return undefined;
  return {
    rule: 'bounds',
    reason: value > max ? `Above ${max}, the most that is believed` : `Below ${min}, the least`,
  };
}

/** Values may come at any moment: a rise is always allowed what one expected interval allows. */
function risenTooFast(value: number, { asOf }: FigureValue, { rules, before }: Beside): HeldBack | undefined {
  const { mostRisePerHour, expectedEverySeconds } = rules;
  if (mostRisePerHour === undefined || before === undefined) return undefined;
  const elapsedMs = Math.max(Date.parse(asOf) - Date.parse(before.asOf), expectedEverySeconds * 1000);
  if (value - before.value <= (mostRisePerHour * elapsedMs) / HOUR_MS) return undefined;
  return { rule: 'rise', reason: `Risen faster than ${mostRisePerHour} an hour since the last good value` };
}

function atOdds(value: number, { figureId, asOf }: FigureValue, beside: Beside): HeldBack | undefined {
  const broken = beside.relations.find((rule) => {
    const otherId = otherOf(rule, figureId);
    const other = otherId === undefined ? undefined : beside.good(otherId);
    if (!other || !isOfOneMoment(asOf, other.asOf, beside.rules)) return false;
    return rule.figureId === figureId
      ? !holds(value, rule.relation, other.value)
      : !holds(other.value, rule.relation, value);
  });
  return broken && { rule: broken.id, reason: broken.reason };
}

const otherOf = ({ figureId, otherFigureId }: RelationRule, id: string): string | undefined =>
  id === figureId ? otherFigureId : id === otherFigureId ? figureId : undefined;

/** Of figures that come one after the other the first must not be judged by the old value of the second. */
const isOfOneMoment = (one: string, other: string, { expectedEverySeconds }: FigureRules): boolean =>
  Math.abs(Date.parse(one) - Date.parse(other)) <= (expectedEverySeconds * 1000) / 4;

function holds(one: number, relation: RelationRule['relation'], other: number): boolean {
  switch (relation) {
    case '<':
      return one < other;
    case '<=':
      return one <= other;
    case '>':
      return one > other;
    case '>=':
      return one >= other;
  }
}
