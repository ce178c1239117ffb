import { Event } from '../domain-event.ts';
import { Flag, Instant, OneOf, Text, Uuid, Whole } from '../field/field.ts';

/** States of a place that a message can tell, in Careway's words. */
const STATES = [
  'open',
  'held',
  'reserved',
  'occupied',
  'on-leave',
  'vacated',
  'being-cleaned',
  'compromised',
  'closed',
];

/** A place can be promised now, or can't any more: somebody said something of it, or it was promised, or a promise ended. People who come, go or are on leave are told by their ward's figures alone. The envelope's subject is the place id. A lower version than the last one heard is to be ignored. */
@Event('bed-tracking.place-changed.v1')
export class PlaceChanged {
  @Text({ max: 60 }) placeId: string;
  @Text({ max: 60 }) wardId: string;
  @Text({ max: 20, description: 'ODS site code' }) siteId: string;
  @Text({ max: 20, description: 'ODS organisation code' }) providerId: string;
  @OneOf(STATES) state: string;
  @OneOf(STATES, { description: 'The state before' }) stateBefore: string;
  @Flag({ description: 'There is staff for it' }) staffed: boolean;
  @Uuid({ optional: true, description: 'The live promise of it' }) reservationId?: string;
  @Whole({ min: 1, description: 'Counts up with each change of the place, told or not' }) version: number;
  @Instant({ description: 'When Careway knew' }) changedAt: string;
}
