import { Event } from '../domain-event.ts';
import { Instant, OneOf, Text, Uuid, Whole } from '../field/field.ts';

export const WAY_HOME_DECISIONS = ['bring-home', 'not-this-person', 'keep-for-others'] as const;

/** A person decided about a local place that could bring somebody home. Why is kept by bed tracking. The envelope's subject is the place id. */
@Event('bed-tracking.way-home-decided.v1')
export class WayHomeDecided {
  @Uuid() wayHomeId: string;
  @Text({ max: 60 }) placeId: string;
  @OneOf(WAY_HOME_DECISIONS) decision: (typeof WAY_HOME_DECISIONS)[number];
  @Uuid({ optional: true, description: 'The out-of-area placement; absent when the place is kept for others' })
  placementId?: string;
  @Whole({ optional: true, min: 1, description: 'The rank that the person had' }) rank?: number;
  @Uuid({ optional: true, description: 'The hold, when somebody is to be brought home' }) reservationId?: string;
  @Text({ max: 40, description: 'Role of whoever decided' }) decidedByRole: string;
  @Text({ max: 20, description: 'ODS code of the organisation of whoever decided' }) decidedByOrganisationId: string;
  @Instant() decidedAt: string;
}
