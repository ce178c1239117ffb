import { Instant, ListOf, OneOf, Part, Text, Uuid, Whole } from '@careway/contracts';
import {
  ACTS,
  CLOSE_CAUSES,
  NEXT_STEPS,
  OUTSIDE_REASONS,
  REFUSAL_REASONS,
  TRANSFER_REASONS,
  TRANSFER_STATES,
  type ActKind,
  type NextStep,
  type OutsideReason,
  type RefusalReason,
  type TransferReason,
  type TransferState,
} from '@careway/custody';
import { ListAsked } from '@careway/service-kit';

const ODS = { max: 20, description: 'ODS organisation code' };
const NOTE = { optional: true, max: 500, description: 'Further words for the other side; never a name' };

export class OutsideSaid {
  @Text({ description: 'Name of the organisation' }) organisationName: string;
  @OneOf(OUTSIDE_REASONS, { description: 'Why outside the network' }) reason: OutsideReason;
}

export class ReceiverSaid {
  @Text(ODS) organisationId: string;
  @Text({ optional: true, max: 100, description: 'Ward or unit; required outside the network' }) unit?: string;
  @Part(() => OutsideSaid, { optional: true, description: 'Of an organisation that reference data does not have' })
  outside?: OutsideSaid;
}

export class OfferTransferSaid {
  @Uuid({ description: 'The person, a random id' }) subjectId: string;
  @Text({ optional: true, max: 100, description: 'Ward or unit that the person leaves' }) fromUnit?: string;
  @Part(() => ReceiverSaid) to: ReceiverSaid;
  @OneOf(TRANSFER_REASONS, { description: 'Why: it travels with the transfer' }) reason: TransferReason;
  @Uuid({ optional: true, description: 'A confirmed reservation of a place of the receiver' }) reservationId?: string;
  @Text(NOTE) note?: string;
}

export class WithdrawSaid {
  @Text({ max: 500, description: 'Why; never a name' }) reason: string;
}

export class DepartSaid {
  @Instant({ optional: true, description: 'Happened; now when left out' }) at?: string;
  @Text(NOTE) note?: string;
}

export class AnswerSaid {
  @Text({
    optional: true,
    max: 100,
    description: 'When the sender writes down what a place outside the network answered: the role of whoever answered',
  })
  answeredBy?: string;
  @Text(NOTE) note?: string;
}

export class RefuseSaid extends AnswerSaid {
  @OneOf(REFUSAL_REASONS) reason: RefusalReason;
  @OneOf(NEXT_STEPS, { description: 'What has to happen now' }) nextStep: NextStep;
}

export class ArriveSaid extends AnswerSaid {
  @Instant({ optional: true, description: 'Happened; now when left out' }) at?: string;
}

export class TransfersQuery extends ListAsked {
  @OneOf(['live', 'all'], { optional: true, description: 'live (as when left out): not at its end yet' })
  show?: 'live' | 'all';
  @Uuid({ optional: true, description: 'Of one person' }) subjectId?: string;
}

export class PartyAnswer extends ReceiverSaid {
  @Text({ optional: true, max: 60 }) placeId?: string;
}

export class RefusalAnswer {
  @OneOf(REFUSAL_REASONS) reason: RefusalReason;
  @OneOf(NEXT_STEPS) nextStep: NextStep;
}

export class TransferSummary {
  @Uuid() transferId: string;
  @Uuid({ description: 'The person, a random id' }) subjectId: string;
  @OneOf(TRANSFER_STATES) state: TransferState;
  @Whole({ min: 1, description: 'For If-Match' }) version: number;
  @Part(() => PartyAnswer) from: PartyAnswer;
  @Part(() => PartyAnswer) to: PartyAnswer;
  @OneOf(TRANSFER_REASONS) reason: TransferReason;
  @Uuid({ optional: true }) reservationId?: string;
  @Instant() offeredAt: string;
  @Instant({ optional: true, description: 'Happened' }) departedAt?: string;
  @Instant({ optional: true, description: 'Happened' }) arrivedAt?: string;
  @Part(() => RefusalAnswer, { optional: true }) refusal?: RefusalAnswer;
  @OneOf(CLOSE_CAUSES, { optional: true, description: 'What happened to the person' }) closedBy?: string;
  @Instant({ description: 'When the last act was known' }) changedAt: string;
}

export class ActorAnswer {
  @Text({ max: 100 }) name: string;
  @Text({ max: 40 }) role: string;
  @Text(ODS) organisationId: string;
}

export class ActAnswer {
  @Whole({ min: 1 }) version: number;
  @OneOf(ACTS) act: ActKind;
  @OneOf(TRANSFER_STATES) state: TransferState;
  @Part(() => ActorAnswer, { optional: true, description: 'Absent: the records of visits did it' }) by?: ActorAnswer;
  @Text({ optional: true, max: 100 }) answeredBy?: string;
  @Text({ optional: true, max: 40 }) reason?: string;
  @Text({ optional: true, max: 500 }) note?: string;
  @Instant() knownAt: string;
}

export class TransferAnswer extends TransferSummary {
  @ListOf(() => ActAnswer, { description: 'All that was done, in order' }) acts: ActAnswer[];
}

export class TransferPage {
  @ListOf(() => TransferSummary, { max: 200 }) items: TransferSummary[];
  @Text({ optional: true, max: 2_000, description: 'Send as `after` for the next page' }) next?: string;
}

export class NoticeAnswer {
  @Whole({ min: 1, description: 'Counts the notices of the organisation' }) number: number;
  @Uuid() transferId: string;
  @Whole({ min: 1, description: 'Version of the transfer' }) version: number;
  @Uuid() subjectId: string;
  @OneOf(ACTS) act: ActKind;
  @Text({ optional: true, max: 40, description: 'Code of the reason, or what ended the transfer' }) reason?: string;
  @Instant() knownAt: string;
}

export class NoticePage {
  @ListOf(() => NoticeAnswer, { max: 200 }) items: NoticeAnswer[];
  @Text({ optional: true, max: 2_000 }) next?: string;
}
