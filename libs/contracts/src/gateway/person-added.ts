import { Event } from '../domain-event.ts';
import { MessageCause } from './message-cause.ts';

/** A28 add person. The envelope's subject is the person; what was said of them stays in the gateway. */
@Event('gateway.person-added.v1')
export class PersonAdded extends MessageCause {}
