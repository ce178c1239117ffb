import { Event } from '../domain-event.ts';
import { VisitFact } from './visit-fact.ts';

/** A02 transfer. */
@Event('gateway.patient-transferred.v1')
export class PatientTransferred extends VisitFact {}
