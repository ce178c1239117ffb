import { Event } from '../domain-event.ts';
import { VisitFact } from './visit-fact.ts';

/** A07 inpatient to outpatient. */
@Event('gateway.patient-became-outpatient.v1')
export class PatientBecameOutpatient extends VisitFact {}
