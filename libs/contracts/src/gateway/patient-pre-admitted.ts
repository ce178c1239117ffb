import { Event } from '../domain-event.ts';
import { VisitFact } from './visit-fact.ts';

/** A05 pre-admit. */
@Event('gateway.patient-pre-admitted.v1')
export class PatientPreAdmitted extends VisitFact {}
