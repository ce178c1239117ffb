import { Event } from '../domain-event.ts';
import { VisitFact } from './visit-fact.ts';

/** A11 cancel admit. */
@Event('gateway.admission-cancelled.v1')
export class AdmissionCancelled extends VisitFact {}
