import { Event } from '../domain-event.ts';
import { VisitFact } from './visit-fact.ts';

/** A01 admit. */
@Event('gateway.patient-admitted.v1')
export class PatientAdmitted extends VisitFact {}
