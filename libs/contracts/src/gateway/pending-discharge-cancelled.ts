import { Event } from '../domain-event.ts';
import { VisitFact } from './visit-fact.ts';

/** A25 cancel pending discharge. */
@Event('gateway.pending-discharge-cancelled.v1')
export class PendingDischargeCancelled extends VisitFact {}
