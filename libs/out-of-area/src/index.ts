export { CRITERIA, INAPPROPRIATE, type Criterion } from './way-home/criteria.ts';
export { WISHES, type PersonAway, type Wish } from './way-home/person-away.ts';
export { rankWayHome, type NotForThis, type RankedPerson, type WayHome } from './way-home/rank-way-home.ts';
