import { Flag, Instant, ListOf, NeedOfPlace, OneOf, Part, PlacesTried, Text, Uuid, Whole } from '@careway/contracts';
import { ListAsked } from '@careway/service-kit';

/** `hold-ended`: what was offered was released or has expired, and somebody decides whether to look again. */
export const REQUEST_STATES = [
  'asked',
  'offered',
  'confirmed',
  'hold-ended',
  'not-possible',
  'left',
  'closed',
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export class RequestsQuery extends ListAsked {
  @OneOf(['waiting', 'all'], { optional: true, description: 'waiting (as when left out): who has not left yet' })
  show?: 'waiting' | 'all';
}

export class AdmissionRequestAnswer {
  @Uuid() requestId: string;
  @Uuid({ description: 'The person, a random id' }) subjectId: string;
  @Text({ max: 20, description: 'ODS code of the organisation that asks' }) organisationId: string;
  @Text({ optional: true, max: 60, description: 'Where the person waits' }) waitingWardId?: string;
  @Text({ optional: true, max: 20 }) legalStatus?: string;
  @Part(() => NeedOfPlace) need: NeedOfPlace;
  @OneOf(REQUEST_STATES) state: RequestState;
  @Instant({ description: 'The decision to admit' }) decidedAt: string;
  @Whole({ description: 'Minutes from the decision until the person left, or until now' }) waitedMinutes: number;
  @Instant({ description: 'When twelve hours are over' }) limitAt: string;
  @Flag({ description: 'Longer than twelve hours' }) overLimit: boolean;
  @Instant({ optional: true, description: 'When the person left; the clock stands' }) leftAt?: string;
  @Instant({ optional: true }) closedAt?: string;
  @Text({ optional: true, max: 500 }) closedReason?: string;
  @Instant({ optional: true, description: 'The last answer' }) answeredAt?: string;
  @Uuid({ optional: true }) reservationId?: string;
  @Text({ optional: true, max: 60 }) placeId?: string;
  @Instant({ optional: true, description: 'The hold ends then unless it is confirmed' }) heldUntil?: string;
  @Text({ optional: true, max: 500, description: 'Why this place, or why none' }) reason?: string;
  @Text({ optional: true, max: 40, description: 'Who has to do something now' }) nextStep?: string;
  @Whole({ optional: true, description: 'Places that were looked at' }) tried?: number;
  @ListOf(() => PlacesTried, { optional: true, max: 50 }) because?: PlacesTried[];
}

export class AdmissionRequestPage {
  @ListOf(() => AdmissionRequestAnswer, { max: 200 }) items: AdmissionRequestAnswer[];
  @Text({ optional: true, max: 2_000, description: 'Send as `after` for the next page' }) next?: string;
}

export class LongestWait {
  @Uuid() requestId: string;
  @Text({ max: 20 }) organisationId: string;
  @Text({ optional: true, max: 60 }) waitingWardId?: string;
  @Instant() decidedAt: string;
  @Whole() waitedMinutes: number;
}

/** Of those who wait now, not the mean of those who have left. */
export class AdmissionFigures {
  @Instant({ description: "By the database's clock" }) asOf: string;
  @Whole({ description: 'People with a decision to admit who have not left' }) waiting: number;
  @Whole({ description: 'Of them, over twelve hours' }) overLimit: number;
  @Part(() => LongestWait, { optional: true, description: 'Absent when nobody waits' }) longest?: LongestWait;
}

export class CloseRequest {
  @Text({ min: 3, max: 500, description: 'Why nobody waits any more; kept with who said so' }) reason: string;
}
