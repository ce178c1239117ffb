import type { PlacementForFigures } from '../ledger/placement.ts';
import { daysBetween } from './period.ts';

/** Days that a stay is meant to last at most, by bed class: younger and older adults (Kent and Medway plan of 2023). */
export interface StayTargets {
  [bedClass: string]: number;
}

export interface LengthsOfStay {
  /** Placements that ended. */
  ended: number;
  /** Nights; absent when none ended. */
  mean?: number;
  median?: number;
  /** By bed class that has a target: how many ended, and how many of them by the target. */
  byClass: { bedClass: string; targetDays: number; ended: number; within: number }[];
}

/** How long those that ended had lasted, against the targets. */
export function lengthsOfStay(
  ended: readonly Pick<PlacementForFigures, 'start' | 'end' | 'bedClass'>[],
  targets: StayTargets,
): LengthsOfStay {
  const stayed = ended.flatMap(({ start, end, bedClass }) =>
    end === undefined ? [] : [{ bedClass, nights: daysBetween(start, end) }],
  );
  const nights = stayed.map((stay) => stay.nights).sort((one, other) => one - other);
  const byClass = Object.entries(targets).map(([bedClass, targetDays]) => {
    const these = stayed.filter((stay) => stay.bedClass === bedClass);
    return {
      bedClass,
      targetDays,
      ended: these.length,
      within: these.filter((stay) => stay.nights <= targetDays).length,
    };
  });
  return { ended: stayed.length, ...(nights.length > 0 && { mean: mean(nights), median: median(nights) }), byClass };
}

/** To one decimal. */
const mean = (nights: readonly number[]): number =>
  Math.round((nights.reduce((sum, one) => sum + one, 0) / nights.length) * 10) / 10;

const median = (sorted: readonly number[]): number =>
  (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
