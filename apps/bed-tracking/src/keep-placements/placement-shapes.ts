import {
  Day,
  Decimal,
  Flag,
  Instant,
  ListOf,
  NeedOfPlace,
  OneOf,
  Part,
  PLACEMENT_ENDS,
  Text,
  Uuid,
  Whole,
} from '@careway/contracts';
import type { PlacementEnd } from '@careway/contracts';
import { KM_BANDS, REASON_CODES, WISHES, type KmBand, type ReasonCode, type Wish } from '@careway/out-of-area';
import { ListAsked } from '@careway/service-kit';
import { CONTACT_KINDS, JudgementSaid, PlacementDetails, ReceiverOfPlacement, StartPlacementSaid } from './shapes.ts';

export class PlacementsQuery extends ListAsked {
  @OneOf(['active', 'all'], { optional: true, description: 'active (as when left out): those that last' })
  show?: 'active' | 'all';
  @Uuid({ optional: true, description: 'Of one person' }) subjectId?: string;
}

export class PlacementAnswer {
  @Uuid() placementId: string;
  @Uuid({ description: 'The person, a random id' }) subjectId: string;
  @Whole({ min: 1, description: 'For If-Match' }) version: number;
  @Text({ max: 20 }) senderId: string;
  @Text({ max: 20 }) receiverId: string;
  @Text({ max: 100 }) receiverName: string;
  @Text({ max: 100 }) receiverUnit: string;
  @Text({ optional: true, max: 4, description: 'Outward postcode of the unit' }) outcode?: string;
  @Flag({ description: 'Judged out of area; what is not is in no figure' }) outOfArea: boolean;
  @OneOf(REASON_CODES) reasonCode: ReasonCode;
  @Flag({ description: 'Away for want of a bed' }) inappropriate: boolean;
  @Text({ max: 3 }) bedClass: string;
  @Text({ optional: true, max: 20 }) legalStatus?: string;
  @Instant() startedAt: string;
  @Instant({ optional: true }) endedAt?: string;
  @OneOf(PLACEMENT_ENDS, { optional: true }) endedWhy?: PlacementEnd;
  @Whole({ description: 'Midnights in England since the start, until the end or now' }) nights: number;
  @Decimal({ optional: true, min: 0, max: 2_000, description: 'From home; absent when not known' }) km?: number;
  @OneOf(KM_BANDS) kmBand: KmBand;
  @Whole({ optional: true }) weeklyCostPence?: number;
  @OneOf(WISHES) wish: Wish;
  @OneOf(WISHES, { optional: true }) familyWish?: Wish;
  @Day({ optional: true }) expectedReturn?: string;
  @Text({ optional: true, max: 10 }) returnPriority?: string;
  @Flag({ optional: true, description: 'Within 24 hours; absent while there is time' }) coordinatorTold?: boolean;
  @Whole() contactsDue: number;
  @Whole() contactsMissed: number;
  @Day({ optional: true }) nextContactBy?: string;
  @Whole() reviewsMissed: number;
  @Day({ optional: true }) nextReviewBy?: string;
  @Flag() continuityKept: boolean;
}

export class PlacementPage {
  @ListOf(() => PlacementAnswer, { max: 200 }) items: PlacementAnswer[];
  @Text({ optional: true, max: 2_000, description: 'Send as `after` for the next page' }) next?: string;
}

export class WhoChanged {
  @Text({ max: 100 }) name: string;
  @Text({ max: 40 }) role: string;
  @Text({ max: 20 }) organisationId: string;
}

/** What was said with a change: of the start all, of a change what is new. */
export class WhatWasSaid extends PlacementDetails {
  @Text({ optional: true, max: 500 }) reason?: string;
  @Text({ optional: true, max: 500 }) note?: string;
  @OneOf(CONTACT_KINDS, { optional: true }) kind?: string;
  @Text({ optional: true, max: 500 }) decision?: string;
  @OneOf(PLACEMENT_ENDS, { optional: true }) why?: PlacementEnd;
  @Part(() => ReceiverOfPlacement, { optional: true }) receiver?: ReceiverOfPlacement;
  @Part(() => JudgementSaid, { optional: true }) judgement?: JudgementSaid;
  @OneOf(REASON_CODES, { optional: true }) reasonCode?: ReasonCode;
  @Text({ optional: true, max: 3 }) bedClass?: string;
  @Part(() => NeedOfPlace, { optional: true }) need?: NeedOfPlace;
}

export class PlacementChangeAnswer {
  @Whole({ min: 1 }) version: number;
  @Text({ max: 20 }) change: string;
  @Part(() => WhatWasSaid) said: WhatWasSaid;
  @Part(() => WhoChanged, { optional: true, description: 'Absent: the records of visits did it' }) by?: WhoChanged;
  @Instant({ description: 'Happened' }) happenedAt: string;
  @Instant({ description: 'Known' }) knownAt: string;
}

export class OnePlacement extends PlacementAnswer {
  @Part(() => StartPlacementSaid, { description: 'All that is known of it now' }) told: StartPlacementSaid;
  @ListOf(() => PlacementChangeAnswer, { max: 10_000, description: 'All that was said, in order' })
  changes: PlacementChangeAnswer[];
}
