import type { PlacementForFigures } from '../ledger/placement.ts';
import { bedDays } from './bed-days.ts';
import type { Period } from './period.ts';

export interface Cost {
  /** Whole pence of the bed days whose price is known. */
  pence: number;
  /** Bed days whose price is not known: with any, the cost is at least `pence`. */
  bedDaysWithoutPrice: number;
}

/** What the bed days of a period cost: each day a seventh of the week's price, each placement to the nearest penny. */
export function costOf(placements: readonly PlacementForFigures[], period: Period): Cost {
  const cost: Cost = { pence: 0, bedDaysWithoutPrice: 0 };
  for (const placement of placements) {
    const days = bedDays(placement, period);
    if (placement.weeklyCostPence === undefined) cost.bedDaysWithoutPrice += days;
    else cost.pence += Math.round((placement.weeklyCostPence * days) / 7);
  }
  return cost;
}
