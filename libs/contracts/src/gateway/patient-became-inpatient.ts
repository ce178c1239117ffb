import { Event } from '../domain-event.ts';
import { VisitFact } from './visit-fact.ts';

/** A06 outpatient to inpatient. */
@Event('gateway.patient-became-inpatient.v1')
export class PatientBecameInpatient extends VisitFact {}
