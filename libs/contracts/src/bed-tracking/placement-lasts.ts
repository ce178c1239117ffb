import { Event } from '../domain-event.ts';
import { Instant } from '../field/field.ts';
import { PlacementFacts } from './placement-facts.ts';

/** The record that had ended a placement away was cancelled: it lasts. The envelope's subject is the person's subject id. */
@Event('bed-tracking.placement-lasts.v1')
export class PlacementLasts extends PlacementFacts {
  @Instant() knownAt: string;
}
