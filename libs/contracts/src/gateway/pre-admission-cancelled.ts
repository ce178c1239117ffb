import { Event } from '../domain-event.ts';
import { VisitFact } from './visit-fact.ts';

/** A38 cancel pre-admit. */
@Event('gateway.pre-admission-cancelled.v1')
export class PreAdmissionCancelled extends VisitFact {}
