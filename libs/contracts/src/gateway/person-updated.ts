import { Event } from '../domain-event.ts';
import { MessageCause } from './message-cause.ts';

/** A31 update person. The envelope's subject is the person; what was said of them stays in the gateway. */
@Event('gateway.person-updated.v1')
export class PersonUpdated extends MessageCause {}
