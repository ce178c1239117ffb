import {
  Day,
  Flag,
  Instant,
  NeedOfPlace,
  OneOf,
  Part,
  Pattern,
  PLACEMENT_ENDS,
  Text,
  Uuid,
  Whole,
} from '@careway/contracts';
import type { PlacementEnd } from '@careway/contracts';
import { REASON_CODES, WISHES, type ReasonCode, type Wish } from '@careway/out-of-area';

const ODS = { max: 20, description: 'ODS organisation code' };
const OUTCODE = /^[A-Z]{1,2}[0-9][A-Z0-9]?$/;
const NOTE = { optional: true, max: 500, description: 'Further words; never a name' };
const ROLE = { max: 60, description: 'The role of whoever did; never a name' };
const PENCE = { optional: true, max: 10_000_000, description: 'Price of a week in pence; left out: not known' };

export const CONTACT_KINDS = ['visit', 'video', 'telephone'] as const;
export const PRIORITIES = ['urgent', 'soon', 'routine'] as const;

export class ReceiverOfPlacement {
  @Text(ODS) organisationId: string;
  @Text({ max: 100, description: 'Name of the organisation' }) name: string;
  @Text({ max: 100, description: 'Ward or unit' }) unit: string;
  @OneOf(['nhs', 'independent']) sector: 'nhs' | 'independent';
  @Pattern(OUTCODE, { optional: true, description: 'Outward postcode of the unit' }) outcode?: string;
}

/** The two questions of the national guidance, which the sending provider answers. */
export class JudgementSaid {
  @Flag({ description: 'Does the unit usually admit people of their community service?' }) usualNetwork: boolean;
  @Flag({ description: 'Can the co-ordinator visit often enough for continuity?' }) coordinatorCanVisit: boolean;
  @Text(ROLE) judgedByRole: string;
  @Instant() judgedAt: string;
}

export class ApprovalSaid {
  @Text(ODS) organisationId: string;
  @Text(ROLE) approvedByRole: string;
  @Instant() approvedAt: string;
}

/** What of a placement may change while it lasts. */
export class PlacementDetails {
  @Text({ optional: true, max: 20, description: 'Legal status, in codes of the NHS Data Dictionary' })
  legalStatus?: string;
  @Whole(PENCE) weeklyCostPence?: number;
  @Part(() => ApprovalSaid, { optional: true, description: "The commissioner's approval" }) approval?: ApprovalSaid;
  @OneOf(WISHES, { optional: true, description: "The person's wish; unknown when never said" }) wish?: Wish;
  @OneOf(WISHES, { optional: true, description: "The family's wish" }) familyWish?: Wish;
  @Flag({ optional: true, description: 'The family is helped to travel' }) familyTravelSupport?: boolean;
  @Flag({ optional: true, description: 'There is a safeguarding concern' }) safeguarding?: boolean;
  @Flag({ optional: true, description: 'Clinically ready for discharge' }) readyForDischarge?: boolean;
  @OneOf(PRIORITIES, { optional: true, description: 'How soon to bring home' }) returnPriority?: string;
  @Day({ optional: true, description: 'Planned return' }) expectedReturn?: string;
  @Whole({ optional: true, min: 1, max: 90, description: 'Days from one contact of the home team to the next' })
  contactEveryDays?: number;
}

export class StartPlacementSaid extends PlacementDetails {
  @Uuid({ description: 'The person, a random id' }) subjectId: string;
  @Part(() => ReceiverOfPlacement) receiver: ReceiverOfPlacement;
  @Part(() => JudgementSaid) judgement: JudgementSaid;
  @OneOf(REASON_CODES, {
    description: '10 no bed, 11 safeguarding, 12 offending, 13 known to staff, 14 choice, 15 away',
  })
  reasonCode: ReasonCode;
  @Pattern(/^(20\d|21[0-3])$/, { description: 'Class of the bed, MHSDS v6' }) bedClass: string;
  @Part(() => NeedOfPlace, { description: 'What a local place has to be' }) need: NeedOfPlace;
  @Instant({ description: 'Happened' }) startedAt: string;
}

export class ChangePlacementSaid extends PlacementDetails {
  @Text({ max: 500, description: 'Why; never a name' }) reason: string;
}

export class CoordinatorToldSaid {
  @Instant({ optional: true, description: 'Happened; now when left out' }) at?: string;
  @Text(NOTE) note?: string;
}

export class ContactSaid extends CoordinatorToldSaid {
  @OneOf(CONTACT_KINDS) kind: (typeof CONTACT_KINDS)[number];
}

export class ReviewSaid extends CoordinatorToldSaid {
  @Text({ max: 500, description: 'What was decided; never a name' }) decision: string;
}

export class EndPlacementSaid extends CoordinatorToldSaid {
  @OneOf(PLACEMENT_ENDS) why: PlacementEnd;
}
