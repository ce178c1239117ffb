export { difference, FIGURES, isEqual, NONE, plus, type Figure, type Figures } from './figures.ts';
export { totalsOf, type Totals, type WardFigures } from './ward-figures.ts';
export { driftOf, type Counted, type Drift } from './drift.ts';
export * from './pools.ts';
