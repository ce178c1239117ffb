import { OneOf, Pattern, Whole } from '@careway/contracts';
import { Dated } from './dated.ts';

export const SHAPE_MEASURES = ['ae-attendances', 'planned-admissions', 'other-admissions', 'discharges'] as const;

/** How much of an activity falls in one hour of the day or one day of the week, against the other slots of its kind. */
export class Shape extends Dated {
  @Pattern(/^[a-z-]+-(hour|weekday)-\d+$/) id: string;
  @OneOf(SHAPE_MEASURES) measure: (typeof SHAPE_MEASURES)[number];
  @OneOf(['hour', 'weekday']) slotKind: 'hour' | 'weekday';
  @Whole({ max: 23, description: 'Hour 0 to 23, or day of the week 1 (Monday) to 7 (Sunday)' }) slot: number;
  @Whole({ max: 1_000_000, description: 'Relative amount' }) weight: number;
}
