import { Day, Decimal, Instant, ListOf, OneOf, Part, Text, Whole } from '@careway/contracts';
import { KM_BANDS, type KmBand } from '@careway/out-of-area';

export const PERIODS = ['month', 'quarter', 'rolling-year'] as const;

export class FiguresQuery {
  @OneOf(PERIODS, { optional: true, description: 'quarter when left out' }) period?: (typeof PERIODS)[number];
  @Day({ optional: true, description: 'A date of the period, today (Europe/London) when left out' }) on?: string;
}

export class PlacementCounts {
  @Whole({ description: 'Began in the period' }) new: number;
  @Whole({ description: 'Occupied bed days of the period; the day of discharge is not counted' }) bedDays: number;
  @Whole({ description: 'Last at the end of `until`' }) active: number;
  @Whole({ description: 'Ended in the period' }) ended: number;
}

export class PlacementCost {
  @Whole({ description: 'Of the bed days whose price is known' }) pence: number;
  @Whole({ description: 'With any, the cost is at least `pence`' }) bedDaysWithoutPrice: number;
}

export class PeopleInBand {
  @OneOf(KM_BANDS, { description: 'Kilometres from home' }) band: KmBand;
  @Whole() people: number;
}

export class ContinuityFigures {
  @Whole({ description: 'Placements that last' }) of: number;
  @Whole({ description: 'Those of them where nothing was missed' }) kept: number;
  @Decimal({ optional: true, min: 0, max: 100, description: 'Absent of none' }) percent?: number;
  @Whole() contactsMissed: number;
  @Whole() reviewsMissed: number;
}

export class StaysOfClass {
  @Text({ max: 3 }) bedClass: string;
  @Whole() targetDays: number;
  @Whole() ended: number;
  @Whole({ description: 'Of those that ended, by the target' }) within: number;
}

export class StayLengths {
  @Whole() ended: number;
  @Decimal({ optional: true, min: 0, max: 1_000_000, description: 'Nights' }) mean?: number;
  @Decimal({ optional: true, min: 0, max: 1_000_000, description: 'Nights' }) median?: number;
  @ListOf(() => StaysOfClass, { max: 30 }) byClass: StaysOfClass[];
}

export class LongStays {
  @Whole({ description: 'Away for 60 nights or more' }) nights60: number;
  @Whole({ description: 'Away for 90 nights or more' }) nights90: number;
}

export class WeekOfNights {
  @Day({ description: 'Monday' }) startsOn: string;
  @Whole({ description: 'So far, in the week that is not over' }) nights: number;
  @Decimal({ optional: true, min: 0, max: 1_000_000, description: 'Of the whole week; absent where there is no plan' })
  plan?: number;
}

/** The figures of a period of what was judged out of area, by the national definitions. */
export class OutOfAreaFigures {
  @Instant() asOf: string;
  @Day() first: string;
  @Day({ description: 'Last date of the whole period' }) last: string;
  @Day({ description: 'Counted as far as this date' }) until: string;
  @Whole({ description: 'Of what the plan is about: acute classes, for want of a bed; also the next three' })
  new: number;
  @Whole() active: number;
  @Whole() ended: number;
  @Whole() bedDays: number;
  @Decimal({
    optional: true,
    min: 0,
    max: 1_000_000,
    description: 'Bed days planned for the whole period; absent without a plan',
  })
  planNights?: number;
  @Decimal({ optional: true, min: 0, max: 1_000_000, description: 'The share of it up to `until`' })
  planNightsSoFar?: number;
  @Part(() => PlacementCounts) all: PlacementCounts;
  @Part(() => PlacementCounts, { description: 'Bed classes 200, 201, 202' }) acute: PlacementCounts;
  @Part(() => PlacementCounts, { description: 'Acute, for want of a bed' }) inappropriate: PlacementCounts;
  @Part(() => PlacementCost) cost: PlacementCost;
  @ListOf(() => PeopleInBand, { max: 5 }) bands: PeopleInBand[];
  @Decimal({ optional: true, min: 0, max: 1_000_000 }) furthestKm?: number;
  @Part(() => ContinuityFigures) continuity: ContinuityFigures;
  @Part(() => StayLengths) lengthsOfStay: StayLengths;
  @Part(() => LongStays) longStays: LongStays;
  @ListOf(() => WeekOfNights, { max: 60, description: 'The 26 weeks up to `until`' }) weeks: WeekOfNights[];
}
