import {
  DailyFlowChanged,
  domainEvent,
  FeedObserved,
  HeartbeatPassed,
  WardOccupancyChanged,
  type DomainEvent,
} from '@careway/contracts';

/** Events as the gateway and bed tracking say them. `time` is RFC 3339. */
const about = (subject: string, time: string) => ({ id: crypto.randomUUID(), subject, time });

export function wardChanged(
  ward: Partial<WardOccupancyChanged> & { wardId: string; version: number },
  time = new Date().toISOString(),
): DomainEvent<WardOccupancyChanged> {
  const [siteId = ''] = ward.wardId.split('-');
  const rest = { siteId, providerId: siteId.slice(0, 3), open: 20, occupied: 12, onLeave: 0, usable: 8, asOf: time };
  return domainEvent(WardOccupancyChanged, about(ward.wardId, time), { ...rest, ...ward });
}

export const flowChanged = (
  flow: Pick<DailyFlowChanged, 'siteId' | 'day' | 'admissions' | 'discharges' | 'version'>,
  time = new Date().toISOString(),
): DomainEvent<DailyFlowChanged> =>
  domainEvent(DailyFlowChanged, about(flow.siteId, time), { ...flow, providerId: flow.siteId.slice(0, 3) });

export function feedObserved(
  feed: Partial<FeedObserved> & { interfaceId: string; providerId: string },
  time = new Date().toISOString(),
): DomainEvent<FeedObserved> {
  const none = { accepted: 1, duplicates: 0, unreadable: 0, quarantined: 0, framingFaults: 0, unmappedLocations: 0 };
  const rest = { ...none, lastReceivedAt: time, expectedEverySeconds: 300, observedAt: time };
  return domainEvent(FeedObserved, about(feed.interfaceId, time), { ...rest, ...feed });
}

export function heartbeatPassed(startedAt: string, heartbeatId = crypto.randomUUID()): DomainEvent<HeartbeatPassed> {
  return domainEvent(HeartbeatPassed, about(heartbeatId, startedAt), { heartbeatId, startedAt, passedAt: startedAt });
}
