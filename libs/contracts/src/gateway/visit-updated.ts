import { Event } from '../domain-event.ts';
import { VisitFact } from './visit-fact.ts';

/** A08 update visit: may carry a new location or class, so the fields count, not the trigger. */
@Event('gateway.visit-updated.v1')
export class VisitUpdated extends VisitFact {}
