import { closeOverlaps } from '../ledger/close-overlaps.ts';
import { ACUTE_CLASSES, type PlacementForFigures } from '../ledger/placement.ts';
import { INAPPROPRIATE } from '../way-home/criteria.ts';
import { bedDays, isActiveAfter, isIn } from './bed-days.ts';
import { costOf, type Cost } from './cost.ts';
import { countBands, type KmBand } from './km-bands.ts';
import { lengthsOfStay, type LengthsOfStay, type StayTargets } from './lengths-of-stay.ts';
import { daysBetween, dayAfter, type Period } from './period.ts';
import { plannedBedDays, type QuarterPlan } from './plan.ts';

/** The national measures OAP01 to OAP04 of some placements. */
export interface Counts {
  started: number;
  bedDays: number;
  activeAtEnd: number;
  ended: number;
}

export interface Figures {
  period: Period;
  all: Counts;
  /** Bed classes 200 to 202 (the measures' "a" versions). */
  acute: Counts;
  /** Acute, and away for want of a bed: what the plan is about. */
  inappropriate: Counts;
  /** Planned inappropriate bed days; absent where there is no plan. */
  plannedBedDays?: number;
  /** Of all. */
  cost: Cost;
  /** Of those active at the end. */
  kmBands: Record<KmBand, number>;
  furthestKm?: number;
  lengthsOfStay: LengthsOfStay;
  /** Active at the end, and away for so many nights or more. */
  longStays: { nights60: number; nights90: number };
}

export interface Against {
  plans: readonly QuarterPlan[];
  targets: StayTargets;
}

/** The figures of a period of placements that were judged out of area: of all, whatever they overlap. */
export function figuresOf(placements: readonly PlacementForFigures[], period: Period, against: Against): Figures {
  const closed = closeOverlaps(placements);
  const acute = closed.filter(({ bedClass }) => ACUTE_CLASSES.includes(bedClass));
  const inappropriate = acute.filter(({ reasonCode }) => reasonCode === INAPPROPRIATE);
  const active = closed.filter((placement) => isActiveAfter(placement, period.last));
  const nights = active.map(({ start }) => daysBetween(start, dayAfter(period.last)));
  const kms = active.map(({ kmFromHome }) => kmFromHome);
  const known = kms.filter((km) => km !== undefined);
  const planned = plannedBedDays(period, against.plans);
  return {
    period,
    all: countsOf(closed, period),
    acute: countsOf(acute, period),
    inappropriate: countsOf(inappropriate, period),
    ...(planned !== undefined && { plannedBedDays: planned }),
    cost: costOf(closed, period),
    kmBands: countBands(kms),
    ...(known.length > 0 && { furthestKm: Math.max(...known) }),
    lengthsOfStay: lengthsOfStay(
      closed.filter(({ end }) => isIn(end, period)),
      against.targets,
    ),
    longStays: {
      nights60: nights.filter((one) => one >= 60).length,
      nights90: nights.filter((one) => one >= 90).length,
    },
  };
}

const countsOf = (placements: readonly PlacementForFigures[], period: Period): Counts => ({
  started: placements.filter(({ start }) => isIn(start, period)).length,
  bedDays: placements.reduce((sum, placement) => sum + bedDays(placement, period), 0),
  activeAtEnd: placements.filter((placement) => isActiveAfter(placement, period.last)).length,
  ended: placements.filter(({ end }) => isIn(end, period)).length,
});
