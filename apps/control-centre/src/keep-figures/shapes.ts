import { Decimal, Flag, Instant, ListOf, OneOf, Part, Text, Texts, Whole } from '@careway/contracts';
import { FIGURE_STATES, type FigureState } from '@careway/pressure';
import { FIGURE_LEVELS, FIGURE_PILLARS } from '@careway/reference-data';
import { ListAsked } from '@careway/service-kit';

const VALUE = { min: -1e12, max: 1e12 } as const;

/** One figure at one place as it stands. */
export class FigureHere {
  @Text({ max: 20, description: 'ODS code' }) placeId: string;
  @Text() placeName: string;
  @Decimal({ ...VALUE, nullable: true, description: 'The last good value; null is unknown, which is not 0' })
  value: number | null;
  @Instant({ nullable: true, description: 'The moment that it is about' }) asOf: string | null;
  @Instant({ nullable: true }) receivedAt: string | null;
  @OneOf(FIGURE_STATES) state: FigureState;
  @Text({ max: 200, optional: true, description: 'Why a newer value is held' }) heldReason?: string;
  @Instant({ optional: true }) heldSince?: string;
}

export class FigureRange {
  @Decimal(VALUE) atLeast: number;
  @Whole() known: number;
  @Whole() of: number;
  @Text({ max: 20 }) parts: string;
  @Texts() missing: string[];
}

export class FigureTotalAnswer {
  @Decimal({ ...VALUE, nullable: true }) value: number | null;
  @Part(() => FigureRange, { optional: true }) range?: FigureRange;
}

/** A figure of the registry and how it stands everywhere. */
export class FigureAnswer {
  @Text({ max: 80 }) id: string;
  @Text({ max: 80 }) name: string;
  @Text({ max: 20 }) unit: string;
  @Text({ max: 300 }) definition: string;
  @OneOf(FIGURE_LEVELS) level: string;
  @OneOf(FIGURE_PILLARS) pillar: string;
  @Text({ max: 80, description: 'Where it comes from: observation, or the event that it follows from' })
  comesFrom: string;
  @Whole() expectedEverySeconds: number;
  @Decimal(VALUE) min: number;
  @Decimal(VALUE) max: number;
  @Decimal({ ...VALUE, optional: true }) mostRisePerHour?: number;
  @Text({ max: 80 }) owner: string;
  @Text({ max: 300 }) source: string;
  @Flag({ description: 'No source confirms its bounds or its interval' }) provisional: boolean;
  @Part(() => FigureTotalAnswer, { optional: true, description: 'Of figures that can be added up' })
  total?: FigureTotalAnswer;
  @ListOf(() => FigureHere, { max: 500 }) places: FigureHere[];
}

export class FiguresAnswer {
  @Instant() at: string;
  @ListOf(() => FigureAnswer, { max: 500 }) figures: FigureAnswer[];
}

export class FigureHistoryQuery extends ListAsked {
  @Text({ max: 20, optional: true }) placeId?: string;
  @Instant({ optional: true, description: 'Known at or after' }) from?: string;
  @Instant({ optional: true, description: 'Known at or before' }) to?: string;
}

/** One value as it was told. What was held is told as held, without the value. */
export class FigureRecord {
  @Whole() valueId: number;
  @Text({ max: 20 }) placeId: string;
  @Instant() asOf: string;
  @Instant() knownAt: string;
  @Decimal({ ...VALUE, nullable: true, description: 'null where it was unknown, or is held' }) value: number | null;
  @OneOf(['good', 'held']) state: 'good' | 'held';
  @Text({ max: 200, optional: true }) heldReason?: string;
  @Text({ max: 80, description: 'Id of the event that told it' }) source: string;
  @Text({ max: 60, optional: true }) interfaceId?: string;
}

export class FigureHistoryPage {
  @ListOf(() => FigureRecord, { max: 200 }) items: FigureRecord[];
  @Text({ optional: true, max: 2_000 }) next?: string;
}
