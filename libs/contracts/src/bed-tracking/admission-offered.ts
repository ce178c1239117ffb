import { Event } from '../domain-event.ts';
import { Instant, Text, Uuid, Whole } from '../field/field.ts';

/** A place is held for a person whose admission was requested; somebody confirms it, or it ends. The envelope's subject is the person's subject id. */
@Event('bed-tracking.admission-offered.v1')
export class AdmissionOffered {
  @Uuid() requestId: string;
  @Uuid({ description: 'The hold' }) reservationId: string;
  @Text({ max: 60 }) placeId: string;
  @Text({ max: 60 }) wardId: string;
  @Text({ max: 20, description: 'ODS site code' }) siteId: string;
  @Text({ max: 20, description: 'ODS organisation code' }) providerId: string;
  @Instant({ description: 'The hold ends then unless it is confirmed' }) heldUntil: string;
  @Text({ max: 500, description: 'Why this place came before the others' }) reason: string;
  @Whole({ optional: true, description: 'Kilometres from home; absent where a postcode is not known' })
  kmFromHome?: number;
  @Whole({ description: 'Places that were looked at' }) tried: number;
  @Instant() answeredAt: string;
}
