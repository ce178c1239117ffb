import { counts, type FigureRange, type FigureState } from '@careway/pressure';

/** One place's part of a total; a value that is unknown is null, never 0. */
export interface FigurePart {
  name: string;
  value: number | null;
  state: FigureState;
}

/** A sum that is exact, or a range that names what is missing, or unknown. */
export interface FigureTotal {
  value: number | null;
  range?: FigureRange;
}

const believed = ({ value, state }: FigurePart): boolean => value !== null && counts(state);

/** Adds up the parts that can be believed: "5 of 7 sites, at least 41". `parts` are what they are: `providers`. */
export function totalOfFigure(kind: string, parts: readonly FigurePart[]): FigureTotal {
  const known = parts.filter(believed);
  if (known.length === 0) return { value: null };
  const atLeast = known.reduce((sum, { value }) => sum + (value ?? 0), 0);
  if (known.length === parts.length) return { value: atLeast };
  const missing = parts.filter((part) => !believed(part)).map(({ name }) => name);
  return { value: null, range: { atLeast, known: known.length, of: parts.length, parts: kind, missing } };
}
