import { Event } from '../domain-event.ts';
import { VisitFact } from './visit-fact.ts';

/** A14 pending admit. */
@Event('gateway.admission-pending.v1')
export class AdmissionPending extends VisitFact {}
