import { Instant, ListOf, OneOf, Part, Text, Uuid, Whole } from '@careway/contracts';
import { ListAsked } from '@careway/service-kit';
import { WhoDid } from '../raise-alerts/shapes.ts';

const SAYS = { min: 3, max: 500 } as const;
const NO_NAME = 'Nothing that names a patient';

export class OpenHuddle {
  @Text({ min: 3, max: 80, description: 'Such as `Morning huddle`' }) title: string;
}

export class Decide {
  @Text({ ...SAYS, description: `What was decided. ${NO_NAME}` }) says: string;
  @Text({ ...SAYS, description: `Why. ${NO_NAME}` }) reason: string;
}

export class AgreeAction {
  @Text({ ...SAYS, description: `What is to be done. ${NO_NAME}` }) says: string;
  @Text({ max: 80, description: 'Whose it is, a role or a name at work' }) owner: string;
  @Instant({ description: 'Until when' }) dueAt: string;
}

export class SayDone {
  @Text({ ...SAYS, optional: true, description: NO_NAME }) says?: string;
}

export class CloseHuddle {
  @Text({ ...SAYS, optional: true, max: 2_000, description: `In a few words. ${NO_NAME}` }) summary?: string;
}

/** A decision, or an action that was agreed. */
export class HuddleEntry {
  @Whole({ min: 1 }) number: number;
  @OneOf(['decision', 'action']) kind: 'decision' | 'action';
  @Text({ max: 500 }) says: string;
  @Text({ optional: true, max: 500, description: 'Of a decision' }) reason?: string;
  @Text({ optional: true, max: 80, description: 'Of an action' }) owner?: string;
  @Instant({ optional: true, description: 'Of an action' }) dueAt?: string;
  @Instant() saidAt: string;
  @Part(() => WhoDid) saidBy: WhoDid;
  @Instant({ optional: true }) doneAt?: string;
  @Part(() => WhoDid, { optional: true }) doneBy?: WhoDid;
  @Text({ optional: true, max: 500 }) doneSays?: string;
}

export class HuddleAnswer {
  @Uuid() huddleId: string;
  @Whole({ min: 1 }) number: number;
  @Text({ max: 80 }) title: string;
  @Instant({ description: 'The figures are those of this moment' }) openedAt: string;
  @Part(() => WhoDid) openedBy: WhoDid;
  @Instant({ optional: true, description: 'Absent while it goes on' }) closedAt?: string;
  @Part(() => WhoDid, { optional: true }) closedBy?: WhoDid;
  @Text({ optional: true, max: 2_000 }) summary?: string;
  @Whole() decisions: number;
  @Whole() actions: number;
  @Whole({ description: 'Actions that nobody has said to be done' }) actionsOpen: number;
}

export class HuddlesQuery extends ListAsked {
  @OneOf(['open', 'all'], { optional: true, description: 'all when left out' }) show?: 'open' | 'all';
}

export class HuddlePage {
  @ListOf(() => HuddleAnswer, { max: 200 }) items: HuddleAnswer[];
  @Text({ optional: true, max: 2_000, description: 'Send as `after` for the next page' }) next?: string;
}

export class ChangeSince {
  @Text({ max: 200, description: 'One line, such as `Medway: OPEL 2 to 3`' }) says: string;
  @Whole({ nullable: true, max: 1_000_000, description: 'null: unknown' }) from: number | null;
  @Whole({ nullable: true, max: 1_000_000 }) to: number | null;
}

export class ChangesSince {
  @Uuid({ optional: true, description: 'Absent while there was no huddle' }) huddleId?: string;
  @Instant({ optional: true }) openedAt?: string;
  @ListOf(() => ChangeSince, { max: 200, description: 'What differs from the board of the last huddle' })
  changes: ChangeSince[];
}
