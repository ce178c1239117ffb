import { Event } from '../domain-event.ts';
import { Uuid } from '../field/field.ts';
import { MessageCause } from './message-cause.ts';

/** A40, A34: two records were of one person. The envelope's subject is the survivor (PID). */
@Event('gateway.patients-merged.v1')
export class PatientsMerged extends MessageCause {
  @Uuid({ description: 'The record that lives on (PID-3)' })
  survivingSubjectId: string;

  @Uuid({ description: 'The record that ends (MRG-1)' })
  mergedSubjectId: string;
}
