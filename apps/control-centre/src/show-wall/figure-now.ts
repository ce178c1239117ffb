import { totalOfFigure, type FigureTotal } from '@careway/figures';
import { counts, worstOf } from '@careway/pressure';
import type { FigureAnswer, FigureHere } from '../keep-figures/shapes.ts';
import type { WallLine } from './shapes.ts';

/** Age and state of what several places tell. */
export type Trust = Pick<WallLine, 'asOf' | 'receivedAt' | 'expectedEverySeconds' | 'state'>;

/** One figure over its places: a number that can be believed, a range, or the last one known. */
export interface FigureOver extends Trust {
  /** Exact or, where no part can be believed, the last one known; null when unknown or only a range is known. */
  value: number | null;
  /** At least so much, of parts that can be believed. */
  range?: FigureTotal['range'];
}

/** The sum over the places. */
export function sumOf(figure: FigureAnswer): FigureOver {
  const { value, range } = totalOfFigure('places', partsOf(figure));
  return { ...trustOf(figure), value: range ? null : (value ?? lastKnown(figure, sum)), ...(range && { range }) };
}

/** The largest of the places: where one is missing it may be larger. */
export function largestOf(figure: FigureAnswer): FigureOver {
  const known = believed(figure).map(({ value }) => value!);
  const { range } = totalOfFigure('places', partsOf(figure));
  if (known.length === 0) return { ...trustOf(figure), value: lastKnown(figure, most) };
  if (range) return { ...trustOf(figure), value: null, range: { ...range, atLeast: most(known) } };
  return { ...trustOf(figure), value: most(known) };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const most = (values: readonly number[]): number => Math.max(...values);

const partsOf = ({ places }: FigureAnswer) =>
  places.map(({ placeName, value, state }) => ({ name: placeName, value, state }));

const believed = ({ places }: FigureAnswer): FigureHere[] =>
  places.filter(({ value, state }) => value !== null && counts(state));

function lastKnown({ places }: FigureAnswer, together: (values: readonly number[]) => number): number | null {
  const values = places.flatMap(({ value }) => (value === null ? [] : [value]));
  return values.length === places.length && values.length > 0 ? together(values) : null;
}

/** What was heard longest ago decides, of the parts that count or, where none does, of all that there are. */
function trustOf(figure: FigureAnswer): Trust {
  const counted = believed(figure);
  const heard = figure.places.filter(({ receivedAt }) => receivedAt !== null);
  const from = counted.length > 0 ? counted : heard;
  const times = (of: (one: FigureHere) => string | null) => from.flatMap((one) => of(one) ?? []).sort();
  return {
    asOf: times(({ asOf }) => asOf).at(-1) ?? null,
    receivedAt: times(({ receivedAt }) => receivedAt)[0] ?? null,
    expectedEverySeconds: figure.expectedEverySeconds,
    state: from.length === 0 ? 'never received' : worstOf(from.map(({ state }) => state)),
  };
}
