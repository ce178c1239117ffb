import { Instant, ListOf, OneOf, Part, Text, Texts, Uuid, WAY_HOME_DECISIONS, Whole } from '@careway/contracts';
import { ListAsked } from '@careway/service-kit';

export class WaysHomeQuery extends ListAsked {
  @OneOf(['open', 'all'], { optional: true, description: 'open (as when left out): nobody has decided yet' })
  show?: 'open' | 'all';
}

export class PersonToBringHome {
  @Uuid({ description: 'The out-of-area placement' }) placementId: string;
  @Uuid({ description: 'The person, a random id' }) subjectId: string;
  @Whole({ min: 1, description: '1 is the first to be thought of' }) rank: number;
  @Text({ max: 500, description: 'All that counts for them, in the order in which it counts' }) reason: string;
  @Text({ optional: true, max: 300, description: 'What puts them before the next; absent for the last' })
  aheadBy?: string;
}

export class NotToBringHome {
  @Uuid() placementId: string;
  @Uuid() subjectId: string;
  @Texts({ description: 'Why this place is not their way home' }) why: string[];
}

export class DecidedBy {
  @Text({ max: 100 }) name: string;
  @Text({ max: 40 }) role: string;
  @Text({ max: 20, description: 'ODS code' }) organisationId: string;
}

export class WayHomeDecision {
  @Instant() decidedAt: string;
  @OneOf(WAY_HOME_DECISIONS) decision: (typeof WAY_HOME_DECISIONS)[number];
  @Uuid({ optional: true }) placementId?: string;
  @Text({ max: 500 }) reason: string;
  @Part(() => DecidedBy) by: DecidedBy;
  @Uuid({ optional: true, description: 'The hold for whom is to be brought home' }) reservationId?: string;
}

export class WayHomeAnswer {
  @Uuid() wayHomeId: string;
  @Text({ max: 60 }) placeId: string;
  @Text({ max: 60 }) placeLabel: string;
  @Text({ max: 60 }) wardId: string;
  @Text() wardName: string;
  @Text({ max: 20, description: 'ODS site code' }) siteId: string;
  @Text() siteName: string;
  @Text({ optional: true, max: 10, description: 'MHSDS v6 class, such as 200' }) bedClass?: string;
  @Instant({ description: 'When the place could first bring somebody home' }) openedAt: string;
  @ListOf(() => PersonToBringHome, { max: 10_000 }) people: PersonToBringHome[];
  @ListOf(() => NotToBringHome, { max: 10_000 }) excluded: NotToBringHome[];
  @ListOf(() => WayHomeDecision, { max: 1_000 }) decisions: WayHomeDecision[];
  @Instant({ optional: true }) closedAt?: string;
  @Text({ optional: true, max: 200 }) closedBecause?: string;
}

export class WayHomePage {
  @ListOf(() => WayHomeAnswer, { max: 200 }) items: WayHomeAnswer[];
  @Text({ optional: true, max: 2_000, description: 'Send as `after` for the next page' }) next?: string;
}

export class DecideWayHome {
  @OneOf(WAY_HOME_DECISIONS, {
    description:
      'bring-home holds the place for the person; not-this-person leaves them out of this place; keep-for-others ends it',
  })
  decision: (typeof WAY_HOME_DECISIONS)[number];

  @Uuid({ optional: true, description: 'Whose; left out for keep-for-others' }) placementId?: string;
  @Text({ min: 3, max: 500, description: 'Why; kept with who decided' }) reason: string;
}
