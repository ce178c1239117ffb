import { Event } from '../domain-event.ts';
import { VisitFact } from './visit-fact.ts';

/** A27 cancel pending admit. */
@Event('gateway.pending-admission-cancelled.v1')
export class PendingAdmissionCancelled extends VisitFact {}
