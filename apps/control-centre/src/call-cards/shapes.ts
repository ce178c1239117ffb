import { Flag, Instant, ListOf, OneOf, Part, Text, Uuid, Whole } from '@careway/contracts';
import { TRIGGER_PILLARS } from '@careway/reference-data';
import { ListAsked } from '@careway/service-kit';
import { WhoDid } from '../raise-alerts/shapes.ts';

export const USE_STATES = ['called', 'done', 'to-stand-down', 'stood-down', 'not-needed'] as const;

/** A card of the surge plan that a level called for at one place, and how far it has come. */
export class CardAnswer {
  @Uuid() useId: string;
  @Whole({ min: 1 }) number: number;
  @Text({ max: 80 }) cardId: string;
  @Text({ max: 20, description: 'ODS code' }) placeId: string;
  @OneOf(TRIGGER_PILLARS) pillar: string;
  @Whole({ min: 2, max: 4, description: 'OPEL level from which on it is called for' }) level: number;
  @Text({ max: 80 }) title: string;
  @Text({ max: 300 }) what: string;
  @Text({ max: 300 }) standDown: string;
  @Text({ max: 80 }) owner: string;
  @Flag() provisional: boolean;
  @OneOf(USE_STATES, { description: 'to-stand-down: the level has fallen, and it is still in force' }) state: string;
  @Instant() calledAt: string;
  @Instant({ optional: true }) doneAt?: string;
  @Part(() => WhoDid, { optional: true }) doneBy?: WhoDid;
  @Text({ max: 500, optional: true }) doneSays?: string;
  @Instant({ optional: true, description: 'When the level fell' }) fellAt?: string;
  @Instant({ optional: true }) stoodDownAt?: string;
  @Part(() => WhoDid, { optional: true }) stoodDownBy?: WhoDid;
  @Text({ max: 500, optional: true }) stoodDownSays?: string;
}

export class CardsQuery extends ListAsked {
  @Text({ max: 20, optional: true, description: 'ODS code' }) place?: string;
  @OneOf(['live', 'all'], { optional: true, description: 'live (as when left out): to do, in force, to stand down' })
  show?: 'live' | 'all';
}

export class CardPage {
  @ListOf(() => CardAnswer, { max: 200 }) items: CardAnswer[];
  @Text({ optional: true, max: 2_000, description: 'Send as `after` for the next page' }) next?: string;
}

export class CardSaid {
  @Text({ min: 3, max: 500, description: 'What was done. Nothing that names a patient' }) says: string;
}

/** A card of the surge plan, whether it is called for or not. */
export class PlanCard {
  @Text({ max: 80 }) id: string;
  @OneOf(TRIGGER_PILLARS) pillar: string;
  @Whole({ min: 2, max: 4 }) level: number;
  @Text({ max: 80 }) title: string;
  @Text({ max: 300 }) what: string;
  @Text({ max: 300 }) standDown: string;
  @Text({ max: 80 }) owner: string;
  @Text({ max: 300 }) source: string;
  @Flag({ description: 'No source confirms it' }) provisional: boolean;
}

export class PlanAnswer {
  @ListOf(() => PlanCard, { max: 1_000 }) cards: PlanCard[];
}
