export {
  continuityKeptPercent,
  continuityOf,
  type Care,
  type Continuity,
  type Due,
} from './continuity/continuity-of.ts';
export { bedDays, isActiveAfter } from './figures/bed-days.ts';
export { costOf, type Cost } from './figures/cost.ts';
export { KM_BANDS, countBands, kmBandOf, type KmBand } from './figures/km-bands.ts';
export { lengthsOfStay, type LengthsOfStay, type StayTargets } from './figures/lengths-of-stay.ts';
export { figuresOf, type Against, type Counts, type Figures } from './figures/measures.ts';
export {
  PERIOD_KINDS,
  asFarAs,
  dateOf,
  dayAfter,
  daysBetween,
  periodOf,
  type Period,
  type PeriodKind,
} from './figures/period.ts';
export { plannedBedDays, type QuarterPlan } from './figures/plan.ts';
export { closeOverlaps } from './ledger/close-overlaps.ts';
export { endByRecords, type PlacementOnRecord, type RecordedEnd, type Records } from './ledger/end-by-records.ts';
export { isOutOfArea, type Judged } from './ledger/is-out-of-area.ts';
export {
  ACUTE_CLASSES,
  REASON_CODES,
  type PlacementForFigures,
  type ReasonCode,
  type Stay,
} from './ledger/placement.ts';
export { CRITERIA, INAPPROPRIATE, type Criterion } from './way-home/criteria.ts';
export { WISHES, type PersonAway, type Wish } from './way-home/person-away.ts';
export { rankWayHome, type NotForThis, type RankedPerson, type WayHome } from './way-home/rank-way-home.ts';
