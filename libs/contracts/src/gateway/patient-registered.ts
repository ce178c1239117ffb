import { Event } from '../domain-event.ts';
import { VisitFact } from './visit-fact.ts';

/** A04 register an outpatient or an emergency attendance. */
@Event('gateway.patient-registered.v1')
export class PatientRegistered extends VisitFact {}
