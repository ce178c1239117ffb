export * from './place.ts';
export { exclusionsOf, fits, EXCLUSIONS, type Exclusion } from './rank/exclusions-of.ts';
export { ORDERS, type Candidate, type Order } from './rank/order.ts';
export {
  rankPlaces,
  type ExcludedPlace,
  type RankedPlace,
  type Ranking,
  type RankingWorld,
} from './rank/rank-places.ts';
