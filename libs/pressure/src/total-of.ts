import { FIGURES, type Figure, type FigureName, type FigureRange } from './figure.ts';
import { counts, worstOf } from './freshness.ts';

/** One part of a total and the name by which it is missed. */
export interface TotalPart {
  name: string;
  figure: Figure;
}

/**
 * Adds up the parts that can be believed. With all of them it is exact; with some it is a range that names the others
 * ("5 of 7 sites, at least 41"); with none it is what was last known, marked as such, or unknown.
 */
export function totalOf(place: string, name: FigureName, kind: string, parts: readonly TotalPart[]): Figure {
  const trusted = parts.filter(({ figure }) => counts(figure.state) && (figure.value !== null || figure.range));
  const from = trusted.length > 0 ? trusted : parts;
  const figure = { id: `${place}/${name}`, ...FIGURES[name], ...agesOf(from), value: null };
  if (trusted.length === 0) return { ...figure, value: lastKnown(parts) };
  const whole = parts.every((part) => isExact(part.figure));
  return whole ? { ...figure, value: sum(trusted) } : { ...figure, range: rangeOf(kind, parts, trusted) };
}

/** A figure that counts in full. */
export const isExact = ({ state, value }: Figure): boolean => counts(state) && value !== null;

const leastOf = ({ value, range }: Figure): number => value ?? range?.atLeast ?? 0;
const sum = (parts: readonly TotalPart[]): number => parts.reduce((total, { figure }) => total + leastOf(figure), 0);

const lastKnown = (parts: readonly TotalPart[]): number | null =>
  parts.length > 0 && parts.every(({ figure }) => figure.value !== null) ? sum(parts) : null;

function rangeOf(kind: string, parts: readonly TotalPart[], trusted: readonly TotalPart[]): FigureRange {
  const lacking = parts.filter((part) => !isExact(part.figure));
  const missing = [...new Set(lacking.map(({ name }) => name))];
  return { atLeast: sum(trusted), known: parts.length - lacking.length, of: parts.length, parts: kind, missing };
}

/** The oldest hearing decides, and the interval that goes with it. */
function agesOf(parts: readonly TotalPart[]): Pick<Figure, 'asOf' | 'receivedAt' | 'expectedEverySeconds' | 'state'> {
  const figures = parts.map(({ figure }) => figure);
  const heard = figures.filter(({ receivedAt }) => receivedAt !== null);
  const oldest = heard.reduce<Figure | undefined>(
    (found, one) => (!found || one.receivedAt! < found.receivedAt! ? one : found),
    undefined,
  );
  const times = figures.flatMap(({ asOf }) => (asOf === null ? [] : [asOf]));
  return {
    asOf: times.reduce<string | null>((latest, time) => (latest === null || time > latest ? time : latest), null),
    receivedAt: oldest?.receivedAt ?? null,
    expectedEverySeconds: oldest?.expectedEverySeconds ?? null,
    state: figures.length === 0 ? 'never received' : worstOf(figures.map(({ state }) => state)),
  };
}
