import { Event } from '../domain-event.ts';
import { Instant, Text } from '../field/field.ts';
import { TransferSides } from './transfer-sides.ts';

/** The receiver does not take the person by this offer, says why, and what has to happen now. The envelope's subject is the person's subject id. */
@Event('bed-tracking.transfer-refused.v1')
export class TransferRefused extends TransferSides {
  @Text({ max: 40, description: 'Why not, such as no-place or need-not-met' }) reason: string;
  @Text({ max: 40, description: 'What has to happen now, such as offer-elsewhere or say-more' }) nextStep: string;
  @Instant() refusedAt: string;
}
