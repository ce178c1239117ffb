import { Event } from '../domain-event.ts';
import { VisitFact } from './visit-fact.ts';

/** A13 cancel discharge; the location may be new. */
@Event('gateway.discharge-cancelled.v1')
export class DischargeCancelled extends VisitFact {}
