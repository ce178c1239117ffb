import { DailyFlowChanged, domainEvent, HeartbeatPassed, WardOccupancyChanged } from '@careway/contracts';
import type { DomainEvent, HeartbeatStarted } from '@careway/contracts';
import type { WardFigures } from '@careway/capacity';
import type { DailyFlow } from '../count-daily-flow/count-daily-flow.ts';

/** What bed tracking says of what has changed. `now` is RFC 3339. */
export interface Telling {
  now: string;
  newId: () => string;
}

/** A ward in which nobody ever was has figures that rest on reference data alone, as of now. */
export const wardChanged = (ward: WardFigures, { now, newId }: Telling): DomainEvent => {
  const { wardId, siteId, providerId, open, occupied, onLeave, usable, version, asOf = now } = ward;
  const about = { id: newId(), subject: wardId, time: now };
  const data = { wardId, siteId, providerId, open, occupied, onLeave, usable, version, asOf };
  return domainEvent(WardOccupancyChanged, about, data);
};

export const flowChanged = (flow: DailyFlow, { now, newId }: Telling): DomainEvent =>
  domainEvent(DailyFlowChanged, { id: newId(), subject: flow.siteId, time: now }, flow);

export const heartbeatPassed = (
  started: DomainEvent<HeartbeatStarted>,
  heldBack: number,
  { now, newId }: Telling,
): DomainEvent => {
  const { heartbeatId, startedAt } = started.data;
  const about = { id: newId(), subject: heartbeatId, time: now };
  return domainEvent(HeartbeatPassed, about, { heartbeatId, startedAt, passedAt: now, heldBack });
};
