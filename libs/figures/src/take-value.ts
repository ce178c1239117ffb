import type { FigureRules, FigureValue, GoodValue, HeldBack, RelationRule } from './figure-known.ts';
import { judgeValue } from './judge-value.ts';

/** One figure of one place as it stands. Instants are RFC 3339 in UTC. */
export interface FigureStanding {
  figureId: string;
  placeId: string;
  /** The last good value; null when its sender says that it is unknown, or there never was one. */
  value: number | null;
  /** What moment that value is about and when it was received; null while there never was one. */
  asOf: string | null;
  receivedAt: string | null;
  interfaceId: string | null;
  /** The last known good value of a moment before `asOf`: corrections of that moment are judged by it. */
  before: GoodValue | null;
  /** Set while the newest value is held. */
  held: (HeldBack & { since: string; asOf: string; interfaceId: string | null }) | null;
}

export interface Judge {
  rules: FigureRules;
  relations: readonly RelationRule[];
  good: (figureId: string) => GoodValue | undefined;
}

/** What became of a value: kept as good or held, and how the figure stands after it. */
export interface Taken {
  held: HeldBack | undefined;
  standing: FigureStanding;
}

export const nothingKnown = (figureId: string, placeId: string): FigureStanding => ({
  figureId,
  placeId,
  value: null,
  asOf: null,
  receivedAt: null,
  interfaceId: null,
  before: null,
  held: null,
});

/**
 * Judges a value and takes it. A good one of the same or a later moment becomes the figure; a held one leaves the last
 * good value, with its age; one of an earlier moment is history only, good or not.
 */
export function takeValue(standing: FigureStanding, said: FigureValue, judge: Judge): Taken {
  const isLate = isBefore(said.asOf, standing.asOf) || isBefore(said.asOf, standing.held?.asOf ?? null);
  const held = judgeValue(said, { ...judge, before: beforeOf(standing, said) });
  if (held) return { held, standing: isLate ? standing : { ...standing, held: holdOf(standing, said, held) } };
  if (isBefore(said.asOf, standing.asOf)) return { held, standing };
  const { value, asOf, knownAt: receivedAt, interfaceId } = said;
  const before = beforeOf(standing, said) ?? null;
  return {
    held,
    standing: { ...standing, value, asOf, receivedAt, interfaceId, before, held: isLate ? standing.held : null },
  };
}

const isBefore = (one: string, other: string | null): boolean => other !== null && Date.parse(one) < Date.parse(other);

/** The last known value of a moment before that of what is said now. */
function beforeOf({ value, asOf, before }: FigureStanding, said: FigureValue): GoodValue | undefined {
  if (asOf !== null && value !== null && isBefore(asOf, said.asOf)) return { value, asOf };
  return before && isBefore(before.asOf, said.asOf) ? before : undefined;
}

/** One cause has one beginning, however often its value is sent again. */
function holdOf({ held }: FigureStanding, said: FigureValue, why: HeldBack): NonNullable<FigureStanding['held']> {
  const since = held?.rule === why.rule ? held.since : said.knownAt;
  return { ...why, since, asOf: said.asOf, interfaceId: said.interfaceId };
}

/** A good value of a figure that stands, for rules between figures. */
export const goodOf = (standing: FigureStanding | undefined): GoodValue | undefined =>
  standing && standing.value !== null && standing.asOf !== null
    ? { value: standing.value, asOf: standing.asOf }
    : undefined;
