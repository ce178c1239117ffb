import { Event } from '../domain-event.ts';
import { Instant } from '../field/field.ts';
import { TransferSides } from './transfer-sides.ts';

/** The sender says that the person has left for the receiver; until the arrival the sender answers for them. The envelope's subject is the person's subject id. */
@Event('bed-tracking.person-departed.v1')
export class PersonDeparted extends TransferSides {
  @Instant({ description: 'Happened' }) departedAt: string;
  @Instant({ description: 'When it was told' }) knownAt: string;
}
