/** How far a figure can be believed. `held` is a figure that failed a rule of plausibility. */
export const FIGURE_STATES = ['fresh', 'late', 'stale', 'held', 'never received'] as const;
export type FigureState = (typeof FIGURE_STATES)[number];

/** What stands on the board for each place, in this order. */
export const FIGURES = {
  open: { name: 'Open', unit: 'beds' },
  occupied: { name: 'Occupied', unit: 'beds' },
  usable: { name: 'Usable now', unit: 'beds' },
  onLeave: { name: 'On leave', unit: 'beds' },
  admissions: { name: 'Admissions today', unit: 'people' },
  discharges: { name: 'Discharges today', unit: 'people' },
} as const;
export type FigureName = keyof typeof FIGURES;
export const FIGURE_NAMES = Object.keys(FIGURES) as FigureName[];

/** A total of which parts can't be believed: what the others add up to, and who is missing. */
export interface FigureRange {
  atLeast: number;
  /** Parts that count. */
  known: number;
  of: number;
  /** What the parts are: `sites`, `wards`. */
  parts: string;
  missing: string[];
}

/** One number on the board. An unknown value is null, never 0. */
export interface Figure {
  /** `place/figure`, such as `RVV01/usable`. */
  id: string;
  name: string;
  unit: string;
  /** The exact value; when stale, the last one known; null when unknown or only a range is known. */
  value: number | null;
  range?: FigureRange;
  /** Happened: the latest clinical time that the value rests on. */
  asOf: string | null;
  /** When the feeds behind the value were last heard (the oldest of them). */
  receivedAt: string | null;
  expectedEverySeconds: number | null;
  state: FigureState;
}

export type Figures = Record<FigureName, Figure>;

/** One entry per figure name. */
export const eachFigure = <Value>(make: (name: FigureName) => Value): Record<FigureName, Value> =>
  Object.fromEntries(FIGURE_NAMES.map((name) => [name, make(name)])) as Record<FigureName, Value>;
