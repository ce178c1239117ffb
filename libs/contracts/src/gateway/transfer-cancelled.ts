import { Event } from '../domain-event.ts';
import { VisitFact } from './visit-fact.ts';

/** A12 cancel the last transfer. */
@Event('gateway.transfer-cancelled.v1')
export class TransferCancelled extends VisitFact {}
