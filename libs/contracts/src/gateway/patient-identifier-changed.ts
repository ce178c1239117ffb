import { Event } from '../domain-event.ts';
import { Uuid } from '../field/field.ts';
import { MessageCause } from './message-cause.ts';

/** A47: an identifier was changed. The two subjects are equal unless the new identifier already named another record. */
@Event('gateway.patient-identifier-changed.v1')
export class PatientIdentifierChanged extends MessageCause {
  @Uuid({ description: 'The subject under the new identifier (PID-3)' })
  currentSubjectId: string;

  @Uuid({ description: 'The subject under the former identifier (MRG-1)' })
  previousSubjectId: string;
}
