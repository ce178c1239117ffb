import { Event } from '../domain-event.ts';
import { Instant, Text, Uuid } from '../field/field.ts';
import { TransferSides } from './transfer-sides.ts';

/** The holder of a person offers them to another organisation, which has to answer. Further words on the reason are kept by bed tracking. The envelope's subject is the person's subject id. */
@Event('bed-tracking.transfer-offered.v1')
export class TransferOffered extends TransferSides {
  @Text({ max: 40, description: 'Why: specialist-care, step-up, step-down, closer-to-home, capacity, legal, other' })
  reason: string;
  @Text({ optional: true, max: 60, description: 'The place that is meant, when it is one of reference data' })
  placeId?: string;
  @Uuid({ optional: true, description: 'The confirmed reservation that goes with the offer' }) reservationId?: string;
  @Text({ optional: true, max: 40, description: 'Why outside the network, when it is' }) outsideReason?: string;
  @Instant() offeredAt: string;
}
