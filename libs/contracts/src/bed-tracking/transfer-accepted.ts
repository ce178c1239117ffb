import { Event } from '../domain-event.ts';
import { Instant } from '../field/field.ts';
import { TransferSides } from './transfer-sides.ts';

/** The receiver takes the person; the offer can't be withdrawn any more. The envelope's subject is the person's subject id. */
@Event('bed-tracking.transfer-accepted.v1')
export class TransferAccepted extends TransferSides {
  @Instant() acceptedAt: string;
}
