export { FACT_KINDS, type Fact, type FactKind, type Said } from './fact.ts';
export { factOf } from './fact-of-event.ts';
export { flowOf, londonDay, type VisitFlow } from './flow-of.ts';
export { foldVisit } from './fold-visit.ts';
export type { Expected, MovementKind } from './journey.ts';
export type { InpatientPeriod } from './inpatient-period.ts';
export { isInpatient, takesUpABed } from './patient-class.ts';
export type { MovementRecord, Spell, SpellStatus } from './spell.ts';
export type { Stay } from './stay.ts';
export { resolvePersons, type MergeLink } from './resolve-person.ts';
export {
  EMPTY_REASONS,
  occupancyOf,
  type BedState,
  type EmptyReason,
  type KeptFor,
  type Occupancy,
  type Occupant,
  type WardBed,
} from './occupancy.ts';
