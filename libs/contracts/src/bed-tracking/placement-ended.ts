import { Event } from '../domain-event.ts';
import { Instant, OneOf } from '../field/field.ts';
import { PlacementFacts } from './placement-facts.ts';

export const PLACEMENT_ENDS = ['returned', 'discharged', 'next-placement', 'died', 'other'] as const;
export type PlacementEnd = (typeof PLACEMENT_ENDS)[number];

/** A placement away ended, by what somebody said or by the records of visits. The envelope's subject is the person's subject id. */
@Event('bed-tracking.placement-ended.v1')
export class PlacementEnded extends PlacementFacts {
  @Instant({ description: 'Happened' }) endedAt: string;
  @OneOf(PLACEMENT_ENDS) why: PlacementEnd;
  @OneOf(['person', 'record'], { description: 'Who said so' }) saidBy: 'person' | 'record';
  @Instant() knownAt: string;
}
