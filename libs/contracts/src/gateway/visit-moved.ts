import { Event } from '../domain-event.ts';
import { Uuid } from '../field/field.ts';
import { MessageCause } from './message-cause.ts';

/** A45: a visit was recorded under the wrong patient and moves. The envelope's subject is the right patient (PID). */
@Event('gateway.visit-moved.v1')
export class VisitMoved extends MessageCause {
  @Uuid({ description: 'The visit that moves (MRG-5, else PV1-19)' })
  visitId: string;

  @Uuid({ description: 'The patient it was recorded under (MRG-1)' })
  fromSubjectId: string;

  @Uuid({ description: 'The patient it belongs to (PID-3)' })
  toSubjectId: string;
}
