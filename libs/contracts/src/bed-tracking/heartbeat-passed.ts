import { Event } from '../domain-event.ts';
import { Instant, Uuid, Whole } from '../field/field.ts';

/** The heartbeat has passed bed tracking. */
@Event('bed-tracking.heartbeat-passed.v1')
export class HeartbeatPassed {
  @Uuid() heartbeatId: string;
  @Instant({ description: "The gateway's clock when it began" }) startedAt: string;
  @Instant({ description: "Bed tracking's clock when it passed" }) passedAt: string;

  @Whole({
    optional: true,
    description: 'Events that bed tracking holds back behind one of their subject that it could not apply',
  })
  heldBack?: number;
}
