import { Event } from '../domain-event.ts';
import { Instant } from '../field/field.ts';
import { TransferSides } from './transfer-sides.ts';

/** The sender took the offer back before it was answered. The envelope's subject is the person's subject id. */
@Event('bed-tracking.transfer-withdrawn.v1')
export class TransferWithdrawn extends TransferSides {
  @Instant() withdrawnAt: string;
}
