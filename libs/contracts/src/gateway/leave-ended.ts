import { Event } from '../domain-event.ts';
import { VisitFact } from './visit-fact.ts';

/** A22 return from leave. */
@Event('gateway.leave-ended.v1')
export class LeaveEnded extends VisitFact {}
