import { Event } from '../domain-event.ts';
import { Instant } from '../field/field.ts';
import { PlaceOfPromise } from './place-of-promise.ts';

/** A place is kept for a person for a limited time. The envelope's subject is the place id. */
@Event('bed-tracking.place-held.v1')
export class PlaceHeld extends PlaceOfPromise {
  @Instant({ description: 'It ends then unless it is confirmed' }) heldUntil: string;
  @Instant() heldAt: string;
}
