import { Event } from '../domain-event.ts';
import { Instant, OneOf, Part, Text, Uuid } from '../field/field.ts';
import { NeedOfPlace } from './need-of-place.ts';

/** Somebody decided to admit a person, who now waits for a place. Asked again with the same request id it is one request. The envelope's subject is the person's subject id. */
@Event('mental-health-front-door.admission-requested.v1')
export class AdmissionRequested {
  @Uuid() requestId: string;
  @Uuid({ description: 'The person, a random id' }) subjectId: string;
  @Instant({ description: 'Happened: the decision to admit, from which the 12 hours count' }) decidedAt: string;
  @Text({ max: 20, description: 'ODS code of the organisation that asks' }) organisationId: string;
  @Text({
    optional: true,
    max: 60,
    description: 'Ward of reference data where the person waits, such as an emergency department',
  })
  waitingWardId?: string;
  @OneOf(['informal', 'section-2', 'section-3', 'section-136', 'other-section'], {
    optional: true,
    description: 'Legal status under the Mental Health Act 1983',
  })
  legalStatus?: string;
  @Part(() => NeedOfPlace) need: NeedOfPlace;
}
