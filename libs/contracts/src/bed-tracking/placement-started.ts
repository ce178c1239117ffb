import { Event } from '../domain-event.ts';
import { Decimal, Instant } from '../field/field.ts';
import { PlacementFacts } from './placement-facts.ts';

/** Somebody who needs mental health inpatient care was placed away. The envelope's subject is the person's subject id. */
@Event('bed-tracking.placement-started.v1')
export class PlacementStarted extends PlacementFacts {
  @Instant({ description: 'Happened' }) startedAt: string;
  @Decimal({ optional: true, min: 0, max: 2_000, description: 'Km from home; absent when not known' }) km?: number;
  @Instant() knownAt: string;
}
