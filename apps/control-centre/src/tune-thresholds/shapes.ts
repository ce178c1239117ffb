import { Decimal, Flag, Instant, ListOf, OneOf, Part, Text, Texts, Whole } from '@careway/contracts';
import type { Level, OpelPillar } from '@careway/opel';
import { OpelFramework } from '@careway/reference-data';
import { OPEL_PILLARS } from '../score-opel/shapes.ts';

const MINUTES = { min: 0, max: 1e6 };

/** One table to try: a version that there is, or one of one's own. */
export class TriedTable {
  @Text({ optional: true, max: 80, description: 'A version of GET /opel/frameworks' }) frameworkId?: string;
  @Part(() => OpelFramework, {
    optional: true,
    description: 'In its place: tables as GET /opel/frameworks/:id has them',
  })
  framework?: OpelFramework;
}

export class TryTables {
  @Instant() from: string;
  @Instant({ description: 'At most 31 days later' }) to: string;
  @ListOf(() => TriedTable, { max: 5, description: 'Side by side, the first is what the others are compared with' })
  tables: TriedTable[];
  @Whole({ min: 2, max: 4, optional: true, description: 'Level at which an alert is raised, 3 when left out' })
  alertLevel?: Level;
  @Whole({
    min: 2,
    max: 4,
    optional: true,
    description: 'Level that counted then and that an alert is to warn of, 4 when left out',
  })
  eventLevel?: Level;
}

export class MinutesAt {
  @Decimal(MINUTES) opel1: number;
  @Decimal(MINUTES) opel2: number;
  @Decimal(MINUTES) opel3: number;
  @Decimal(MINUTES) opel4: number;
  @Decimal(MINUTES) unknown: number;
}

export class LeadMinutes {
  @Decimal(MINUTES) median: number;
  @Decimal(MINUTES) least: number;
  @Decimal(MINUTES) most: number;
}

/** What one table would have declared in one place. */
export class OutcomeAnswer {
  @Text({ max: 80 }) table: string;
  @Part(() => MinutesAt) minutes: MinutesAt;
  @Whole({ description: 'Levels declared after the first' }) changes: number;
  @Whole() alerts: number;
  @Whole({ description: 'How often the level came that the alert is to warn of' }) events: number;
  @Whole({ description: 'Events at which the alert stood' }) foreseen: number;
  @Whole() missed: number;
  @Whole({ description: 'Alerts that went by without an event' }) falseAlerts: number;
  @Part(() => LeadMinutes, { nullable: true, description: 'From alert to event' }) leadMinutes: LeadMinutes | null;
}

export class TriedPlace {
  @Text({ max: 20 }) placeId: string;
  @Text() name: string;
  @OneOf(OPEL_PILLARS) pillar: OpelPillar;
  @ListOf(() => OutcomeAnswer, { max: 5, description: 'One for each table that scores the place, in their order' })
  outcomes: OutcomeAnswer[];
}

export class TriedTableAnswer {
  @Text({ max: 80 }) id: string;
  @Text() name: string;
  @Flag() provisional: boolean;
  @Texts({ max: 500, description: 'Figures that it reads and that were recorded nowhere in that time' })
  notRecorded: string[];
}

export class TryAnswer {
  @Instant() from: string;
  @Instant() to: string;
  @Whole({ description: 'Recorded moments that were tried' }) steps: number;
  @ListOf(() => TriedTableAnswer, { max: 5 }) tables: TriedTableAnswer[];
  @ListOf(() => TriedPlace, { max: 500 }) places: TriedPlace[];
}

export class PublishedBy {
  @Text({ max: 100 }) name: string;
  @Text({ max: 40 }) role: string;
  @Text({ max: 20 }) organisationId: string;
}

export class Publication {
  @Instant() at: string;
  @Part(() => PublishedBy) by: PublishedBy;
  @Text({ max: 500 }) reason: string;
  @Text({ optional: true, max: 80 }) basedOn?: string;
}

/** A version of the tables. */
export class FrameworkSummary {
  @Text({ max: 80 }) id: string;
  @Text() name: string;
  @Text({ max: 10 }) validFrom: string;
  @Text({ optional: true, max: 10 }) validTo?: string;
  @Flag() provisional: boolean;
  @Flag({ description: 'Scores are made by it today' }) inForce: boolean;
  @Part(() => Publication, { optional: true, description: 'Absent for one that came with the reference data' })
  published?: Publication;
}

export class FrameworkList {
  @ListOf(() => FrameworkSummary, { max: 1_000 }) items: FrameworkSummary[];
}

export class PublishFramework {
  @Part(() => OpelFramework, { description: 'With an id of its own, and a first day from today on' })
  framework: OpelFramework;
  @Text({ optional: true, max: 80, description: 'The version that it was made from' }) basedOn?: string;
  @Text({ min: 3, max: 500, description: 'Why; kept with who published it' }) reason: string;
}
