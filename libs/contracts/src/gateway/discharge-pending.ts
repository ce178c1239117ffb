import { Event } from '../domain-event.ts';
import { VisitFact } from './visit-fact.ts';

/** A16 pending discharge. */
@Event('gateway.discharge-pending.v1')
export class DischargePending extends VisitFact {}
