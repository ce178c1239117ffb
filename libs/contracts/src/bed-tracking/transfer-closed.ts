import { Event } from '../domain-event.ts';
import { Instant, OneOf } from '../field/field.ts';
import { TransferSides } from './transfer-sides.ts';

/** A handing over ended because of something that happened to the person; both sides have a notice of it. The envelope's subject is the person's subject id. */
@Event('bed-tracking.transfer-closed.v1')
export class TransferClosed extends TransferSides {
  @OneOf(['died', 'discharged', 'moved', 'merged']) cause: 'died' | 'discharged' | 'moved' | 'merged';
  @Instant() closedAt: string;
}
