export * from './place.ts';
export { conditionAfterArrival, stateOf, type Standing, type Stands } from './state-of.ts';
export {
  endOf,
  holdTime,
  isLive,
  LONGEST_HOLD_MS,
  mayFollow,
  RESERVATION_ENDS,
  RESERVATION_STATUSES,
  USUAL_HOLD_MS,
  type FoundThere,
  type HoldTime,
  type ReservationEnd,
  type ReservationStatus,
} from './reservation.ts';
export { unstaffedOf, type ToStaff } from './staff-places.ts';
export { whyNotPromised, type Promisable, type Refusal } from './may-promise.ts';
export { figuresForSex, figuresInWords, type NotUsable } from './figures-of.ts';
export { keptFor } from './kept-for.ts';
export { exclusionsOf, fits, EXCLUSIONS, type Exclusion } from './rank/exclusions-of.ts';
export { ORDERS, type Candidate, type Order } from './rank/order.ts';
export {
  rankPlaces,
  type ExcludedPlace,
  type RankedPlace,
  type Ranking,
  type RankingWorld,
} from './rank/rank-places.ts';
