import { Type } from 'class-transformer';
import { Decimal, Flag, Instant, ListOf, OneOf, Part, Text, Uuid, Whole } from '@careway/contracts';
import { TRIGGER_RELATIONS, WATCHES, type TriggerRelation, type Watches } from '@careway/alerts';
import { TRIGGER_PILLARS } from '@careway/reference-data';
import { ListAsked } from '@careway/service-kit';

const VALUE = { min: -1e12, max: 1e12 } as const;
const SAYS = { max: 500, description: 'Nothing that names a patient' } as const;

export class WhoDid {
  @Text() id: string;
  @Text() name: string;
  @Text({ max: 40 }) role: string;
  @Text({ max: 20, description: 'ODS code' }) organisationId: string;
}

/** One alert with how far it has come. */
export class AlertAnswer {
  @Uuid() alertId: string;
  @Whole({ min: 1 }) number: number;
  @Text({ max: 160, description: 'Trigger and place or feed: the same for as long as it lasts' }) cause: string;
  @Text({ max: 80 }) triggerId: string;
  @Whole() triggerVersion: number;
  @Text({ max: 20, description: 'ODS code' }) placeId: string;
  @Text({ max: 80, optional: true }) figureId?: string;
  @Decimal({ ...VALUE, optional: true, description: 'When it was raised' }) value?: number;
  @Text({ max: 300 }) says: string;
  @Text({ max: 300, description: 'What is to be done about it' }) action: string;
  @Text({ max: 80, description: 'Who answers for it' }) owner: string;
  @Text({ max: 80, description: 'Who takes over' }) deputy: string;
  @Whole() dueMinutes: number;
  @Flag({ description: 'No source confirms the limit' }) provisional: boolean;
  @Instant({ description: 'Since when the value is beyond the limit' }) since: string;
  @Instant() raisedAt: string;
  @Instant({ description: 'Until then something has to be done' }) dueAt: string;
  @Instant({ optional: true }) acknowledgedAt?: string;
  @Instant({ optional: true, description: 'Nobody had done anything when it was due' }) chasedAt?: string;
  @Instant({ optional: true, description: 'Gone to the deputy' }) escalatedAt?: string;
  @Whole({ description: 'Things that people did about it' }) acted: number;
  @Instant({ optional: true, description: 'The cause is over' }) clearedAt?: string;
}

export class AlertStepAnswer {
  @OneOf(['raised', 'acknowledged', 'acted', 'chased', 'escalated', 'cleared']) step: string;
  @Instant() at: string;
  @Part(() => WhoDid, { optional: true, description: 'Absent: it happened by itself' }) by?: WhoDid;
  @Text({ optional: true, max: 500 }) says?: string;
}

export class AlertWithSteps extends AlertAnswer {
  @ListOf(() => AlertStepAnswer, { max: 1_000 }) steps: AlertStepAnswer[];
}

export class AlertsQuery extends ListAsked {
  @OneOf(['standing', 'all'], { optional: true, description: 'standing (as when left out): the cause lasts' })
  show?: 'standing' | 'all';
  @Text({ max: 20, optional: true, description: 'ODS code' }) place?: string;
  @Instant({ optional: true, description: 'Raised at or after' }) from?: string;
}

export class AlertPage {
  @ListOf(() => AlertAnswer, { max: 200 }) items: AlertAnswer[];
  @Text({ optional: true, max: 2_000, description: 'Send as `after` for the next page' }) next?: string;
}

export class AcknowledgeAlert {
  @Text({ max: 80, optional: true, description: 'Role or name at work that answers for it from now on' })
  owner?: string;
  @Instant({ optional: true, description: 'Until then something will be done' }) dueAt?: string;
  @Text({ ...SAYS, optional: true }) says?: string;
}

export class ActOnAlert {
  @Text({ ...SAYS, min: 3, description: 'What was done. Nothing that names a patient' }) says: string;
}

export class ChaseAlert {
  @Text({ ...SAYS, optional: true }) says?: string;
}

export class EscalateAlert {
  @Text({ max: 80, optional: true, description: 'To whom; left out: the deputy' }) owner?: string;
  @Text({ ...SAYS, min: 3, description: 'Why' }) says: string;
}

export class BudgetQuery {
  @Type(() => Number)
  @Whole({ min: 1, max: 90, optional: true, description: '7 when left out' })
  days?: number;
  @Type(() => Number)
  @Whole({ min: 1, max: 10_000, optional: true, description: 'Whom alerts are for; left out: who did something' })
  people?: number;
}

export class BusyTrigger {
  @Text({ max: 80 }) triggerId: string;
  @Text({ max: 80 }) name: string;
  @Whole() raised: number;
  @Whole() actedOn: number;
}

const share = (description: string) => Whole({ max: 100, nullable: true, description });

/** How many alerts people got, and what came of them. */
export class BudgetAnswer {
  @Instant() at: string;
  @Whole() days: number;
  @Whole() people: number;
  @Whole() raised: number;
  @Decimal({ min: 0, max: 1e6, nullable: true }) perPersonPerDay: number | null;
  @share('Percent that somebody did something about') actedOnPercent: number | null;
  @share('Percent that went to the deputy') escalatedPercent: number | null;
  @Decimal({ min: 0, max: 1e6, nullable: true }) medianMinutesToAcknowledge: number | null;
  @Whole() standing: number;
  @Whole({ description: 'Standing for longer than a day' }) standingOverADay: number;
  @ListOf(() => BusyTrigger, { max: 5 }) busiest: BusyTrigger[];
}

const LIMIT = { min: -1e9, max: 1e9 } as const;

export class SetTrigger {
  @Text({ max: 80 }) name: string;
  @OneOf(WATCHES) watches: Watches;
  @Text({ max: 80, optional: true, description: 'Figure of the registry, of one that watches a figure' })
  figureId?: string;
  @OneOf(TRIGGER_PILLARS, { optional: true, description: 'Of one that watches OPEL; left out: every provider' })
  pillar?: string;
  @OneOf(TRIGGER_RELATIONS) relation: TriggerRelation;
  @Decimal(LIMIT) limit: number;
  @Decimal({ ...LIMIT, description: 'Between both nothing changes' }) clearsAt: number;
  @Whole({ max: 1_440 }) forMinutes: number;
  @Text({ max: 80, optional: true }) partOf?: string;
  @Text({ max: 300 }) action: string;
  @Text({ max: 80 }) owner: string;
  @Text({ max: 80 }) deputy: string;
  @Whole({ min: 1, max: 1_440 }) dueMinutes: number;
  @Text({ ...SAYS, min: 3, description: 'Why it is set so; kept with who set it' }) reason: string;
}

export class SwitchOff {
  @Text({ ...SAYS, min: 3, description: 'Why' }) reason: string;
}

export class TriggerSet {
  @Part(() => WhoDid) by: WhoDid;
  @Instant() at: string;
  @Text({ max: 500 }) reason: string;
}

export class TriggerAnswer {
  @Text({ max: 80 }) id: string;
  @Whole({ description: '0: as shipped. Send it as If-Match' }) version: number;
  @Text({ max: 80 }) name: string;
  @OneOf(WATCHES) watches: Watches;
  @Text({ max: 80, optional: true }) figureId?: string;
  @OneOf(TRIGGER_PILLARS, { optional: true }) pillar?: string;
  @OneOf(TRIGGER_RELATIONS) relation: TriggerRelation;
  @Decimal(LIMIT) limit: number;
  @Decimal(LIMIT) clearsAt: number;
  @Whole() forMinutes: number;
  @Text({ max: 80, optional: true }) partOf?: string;
  @Text({ max: 300 }) action: string;
  @Text({ max: 80 }) owner: string;
  @Text({ max: 80 }) deputy: string;
  @Whole() dueMinutes: number;
  @Flag({ description: 'No source confirms the limit' }) provisional: boolean;
  @Flag({ description: 'Switched off: raises nothing' }) off: boolean;
  @Part(() => TriggerSet, { optional: true, description: 'Absent: as shipped' }) set?: TriggerSet;
}

export class TriggersAnswer {
  @ListOf(() => TriggerAnswer, { max: 1_000 }) triggers: TriggerAnswer[];
}
