import { OneOf, Part, Text, Texts, Whole } from '@careway/contracts';
import { CONDITIONS, type Condition } from '@careway/places';
import { PlaceAnswer } from '../find-places/shapes.ts';
import { DecisionAnswer, ReservationAnswer } from '../reserve-places/shapes.ts';

export class ConditionAsked {
  @OneOf(CONDITIONS) condition: Condition;
  @Text({ optional: true, max: 500, description: 'Why; needed for closed and compromised. Nothing about a person.' })
  reason?: string;
}

export class ConditionAnswer {
  @Text({ max: 60 }) placeId: string;
  @OneOf(CONDITIONS) condition: Condition;
  @Text({ max: 20, description: 'How the place stands' }) state: string;
  @Text({ optional: true, max: 500 }) reason?: string;
  @Whole({ min: 1 }) version: number;
}

export class StaffingAsked {
  @Whole({ max: 1_000, nullable: true, description: 'People that the staff can look after; null: enough for all' })
  staffedFor: number | null;
  @Text({ max: 500, description: 'Why. Nothing about a person.' }) reason: string;
}

export class StaffingAnswer {
  @Text({ max: 60 }) wardId: string;
  @Whole({ optional: true }) staffedFor?: number;
  @Text({ max: 500 }) reason: string;
  @Texts({ max: 1_000, description: 'Places that there is no staff for' }) unstaffed: string[];
}

export class StaffingDetail {
  @Text({ max: 60 }) wardId: string;
  @Whole({ optional: true, description: 'People that there is staff for; absent: enough for all' }) staffedFor?: number;
  @Part(() => DecisionAnswer, { optional: true, description: 'Who said so; absent while nobody did' })
  staffingSaid?: DecisionAnswer;
}

/** One place with all that is known of it, and its live promise. */
export class PlaceDetail extends PlaceAnswer {
  @OneOf(CONDITIONS) condition: Condition;
  @Part(() => DecisionAnswer, { optional: true, description: 'Who said so; absent while nobody did' })
  conditionSaid?: DecisionAnswer;
  @Part(() => ReservationAnswer, { optional: true, description: 'The live promise' }) reservation?: ReservationAnswer;
}
