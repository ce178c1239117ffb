import { Event } from '../domain-event.ts';
import { Instant } from '../field/field.ts';
import { PlacementFacts } from './placement-facts.ts';

/** A placement away was reviewed, as it is to be every week. The envelope's subject is the person's subject id. */
@Event('bed-tracking.placement-reviewed.v1')
export class PlacementReviewed extends PlacementFacts {
  @Instant({ description: 'Happened' }) reviewedAt: string;
  @Instant() knownAt: string;
}
