import { Event } from '../domain-event.ts';
import { Instant, OneOf } from '../field/field.ts';
import { TransferSides } from './transfer-sides.ts';

/** The receiver says, or its system recorded, that the person is there; it answers for them from now on. The envelope's subject is the person's subject id. */
@Event('bed-tracking.person-arrived.v1')
export class PersonArrived extends TransferSides {
  @Instant({ description: 'Happened' }) arrivedAt: string;
  @OneOf(['transfer', 'record'], { description: 'Said by a person of the receiver, or recorded by its system' })
  saidBy: 'transfer' | 'record';
  @Instant({ description: 'When it was told' }) knownAt: string;
}
