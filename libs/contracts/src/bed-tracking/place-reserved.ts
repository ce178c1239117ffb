import { Event } from '../domain-event.ts';
import { Instant } from '../field/field.ts';
import { PlaceOfPromise } from './place-of-promise.ts';

/** A hold was confirmed: the place is the person's until they are there or somebody releases it. The envelope's subject is the place id. */
@Event('bed-tracking.place-reserved.v1')
export class PlaceReserved extends PlaceOfPromise {
  @Instant() confirmedAt: string;
}
