import { Instant, ListOf, NeedOfPlace, OneOf, Part, Text, Uuid, Whole } from '@careway/contracts';
import { RESERVATION_STATUSES, type ReservationStatus } from '@careway/places';
import { ListAsked } from '@careway/service-kit';

export class HoldSaid {
  @Uuid({ description: 'The person, a random id' }) subjectId: string;
  @Instant({ optional: true, description: 'Within 4 hours; half an hour when left out' }) until?: string;
  @Part(() => NeedOfPlace, { optional: true, description: 'What the place was looked for' }) need?: NeedOfPlace;
  @Text({ max: 500, description: 'Why this place. Nothing that names a person.' }) reason: string;
}

export class ReasonSaid {
  @Text({ max: 500, description: 'Why. Nothing that names a person.' }) reason: string;
}

export class WhoActed {
  @Text() id: string;
  @Text() name: string;
  @Text({ max: 40 }) role: string;
  @Text({ max: 20, description: 'ODS organisation code' }) organisationId: string;
}

export class DecisionAnswer {
  @Instant({ description: "The database's clock" }) at: string;
  @Part(() => WhoActed, { optional: true, description: 'Absent: it happened by itself' }) by?: WhoActed;
  @Text({ min: 0, max: 500 }) reason: string;
}

export class ReservationAnswer {
  @Uuid() reservationId: string;
  @Text({ max: 60 }) placeId: string;
  @Text({ max: 60 }) wardId: string;
  @Text({ max: 20, description: 'ODS code of whose place it is' }) providerId: string;
  @Text({ max: 20, description: 'ODS code of who asked for it' }) organisationId: string;
  @Uuid({ description: 'The person, a random id' }) subjectId: string;
  @OneOf(RESERVATION_STATUSES) status: ReservationStatus;
  @Part(() => NeedOfPlace, { optional: true }) need?: NeedOfPlace;
  @Whole({ min: 1, description: "The place's version by this promise" }) fence: number;
  @Instant({ description: 'A hold ends then unless it is confirmed' }) heldUntil: string;
  @Part(() => DecisionAnswer) held: DecisionAnswer;
  @Part(() => DecisionAnswer, { optional: true }) confirmed?: DecisionAnswer;
  @Part(() => DecisionAnswer, { optional: true }) ended?: DecisionAnswer;
}

export class ReservationsAsked extends ListAsked {
  @Text({ max: 20, optional: true, description: 'ODS code of who asked for the place' }) organisation?: string;
  @Text({ max: 20, optional: true, description: 'ODS code of whose place it is' }) provider?: string;
  @Text({ max: 60, optional: true }) place?: string;
  @Text({ max: 60, optional: true }) ward?: string;
  @Uuid({ optional: true, description: 'The person, a random id' }) subject?: string;
  @OneOf(RESERVATION_STATUSES, { optional: true }) status?: ReservationStatus;
}

export class ReservationPage {
  @ListOf(() => ReservationAnswer, { max: 200 }) items: ReservationAnswer[];
  @Text({ optional: true, max: 2_000, description: 'Send as `after` for the next page' }) next?: string;
}
