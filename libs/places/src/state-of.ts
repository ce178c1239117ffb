import type { Condition, PlaceState } from './place.ts';
import type { ReservationStatus } from './reservation.ts';

/** All that decides how a place stands. */
export interface Standing {
  condition: Condition;
  /** Why it is in that condition, in the words of whoever said so. */
  conditionReason?: string | undefined;
  /** People who are said to be in it, not on leave. */
  here: number;
  /** People on leave for whom it is kept. */
  away: number;
  /** The live promise of it, if there is one. */
  promised?: Extract<ReservationStatus, 'held' | 'confirmed'> | undefined;
  /** Why it was promised. */
  promiseReason?: string | undefined;
}

export interface Stands {
  state: PlaceState;
  reason?: string | undefined;
}

/**
 * How a place stands. What makes it unfit goes before who is in it, who is in it before who is to come, and that before
 * what has to be done to it. More than one person said to be in a place that holds one makes it compromised.
 */
export function stateOf(place: Standing): Stands {
  const { condition, conditionReason: reason, here, away, promised, promiseReason } = place;
  if (condition === 'closed' || condition === 'compromised') return { state: condition, reason };
  if (here > 1) return { state: 'compromised', reason: `${here} people are said to be in it` };
  if (here === 1) return { state: 'occupied' };
  if (away > 0) return { state: 'on-leave' };
  if (promised) return { state: promised === 'held' ? 'held' : 'reserved', reason: promiseReason };
  return condition === 'open' ? { state: 'open' } : { state: condition, reason };
}

/** What is left of a condition when somebody lies in the place: it was made ready, whether anybody said so or not. */
export const conditionAfterArrival = (condition: Condition): Condition =>
  condition === 'vacated' || condition === 'being-cleaned' ? 'open' : condition;
