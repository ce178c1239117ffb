import { Event } from '../domain-event.ts';
import { VisitFact } from './visit-fact.ts';

/** A26 cancel pending transfer. */
@Event('gateway.pending-transfer-cancelled.v1')
export class PendingTransferCancelled extends VisitFact {}
