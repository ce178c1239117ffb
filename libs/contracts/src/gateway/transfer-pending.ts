import { Event } from '../domain-event.ts';
import { VisitFact } from './visit-fact.ts';

/** A15 pending transfer. */
@Event('gateway.transfer-pending.v1')
export class TransferPending extends VisitFact {}
