import { Event } from '../domain-event.ts';
import { VisitFact } from './visit-fact.ts';

/** A03 discharge. */
@Event('gateway.patient-discharged.v1')
export class PatientDischarged extends VisitFact {}
