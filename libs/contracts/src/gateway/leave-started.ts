import { Event } from '../domain-event.ts';
import { VisitFact } from './visit-fact.ts';

/** A21 leave of absence: the bed is held. */
@Event('gateway.leave-started.v1')
export class LeaveStarted extends VisitFact {}
