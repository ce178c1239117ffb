import { Event } from '../domain-event.ts';
import { Instant, Uuid } from '../field/field.ts';

/** A heartbeat that walks the whole path: gateway, outbox, relay, Kafka, bed tracking, Kafka, control centre, page. The envelope's subject is the heartbeat id. */
@Event('gateway.heartbeat-started.v1')
export class HeartbeatStarted {
  @Uuid() heartbeatId: string;
  @Instant({ description: "The gateway's clock when it began" }) startedAt: string;
}
