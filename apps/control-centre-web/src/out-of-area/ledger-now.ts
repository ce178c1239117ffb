import { ask, askAll, type Answered } from '../ask/ask.ts';

export type Period = 'month' | 'quarter' | 'rolling-year';

export interface Week {
  startsOn: string;
  nights: number;
  plan?: number;
}

/** The figures of a period, as bed tracking answers them. */
export interface LedgerFigures {
  first: string;
  last: string;
  until: string;
  new: number;
  active: number;
  ended: number;
  bedDays: number;
  planNights?: number;
  planNightsSoFar?: number;
  all: { active: number; bedDays: number };
  cost: { pence: number; bedDaysWithoutPrice: number };
  bands: { band: string; people: number }[];
  furthestKm?: number;
  continuity: { of: number; kept: number; percent?: number; contactsMissed: number; reviewsMissed: number };
  lengthsOfStay: {
    ended: number;
    mean?: number;
    byClass: { bedClass: string; targetDays: number; ended: number; within: number }[];
  };
  longStays: { nights60: number; nights90: number };
  weeks: Week[];
}

/** A placement of the list. */
export interface PlacementNow {
  placementId: string;
  subjectId: string;
  version: number;
  receiverName: string;
  receiverUnit: string;
  outcode?: string;
  reasonCode: string;
  inappropriate: boolean;
  bedClass: string;
  startedAt: string;
  endedAt?: string;
  endedWhy?: string;
  nights: number;
  km?: number;
  kmBand: string;
  weeklyCostPence?: number;
  wish: string;
  expectedReturn?: string;
  coordinatorTold?: boolean;
  contactsDue: number;
  contactsMissed: number;
  nextContactBy?: string;
  reviewsMissed: number;
  nextReviewBy?: string;
  continuityKept: boolean;
}

export interface Said {
  version: number;
  change: string;
  said: { reason?: string; note?: string; decision?: string; kind?: string; why?: string };
  by?: { name: string; role: string; organisationId: string };
  happenedAt: string;
  knownAt: string;
}

export interface OnePlacement extends PlacementNow {
  changes: Said[];
}

export const lookAtFigures = (period: Period): Promise<Answered<LedgerFigures>> =>
  ask(`/out-of-area/figures?period=${period}`);

export const lookAtPlacements = (
  token: string | undefined,
  show: 'active' | 'all',
): Promise<Answered<PlacementNow[]>> => askAll(`/out-of-area/placements?show=${show}`, { token });

export const lookAtPlacement = (token: string | undefined, id: string): Promise<Answered<OnePlacement>> =>
  ask(`/out-of-area/placements/${encodeURIComponent(id)}`, { token });
