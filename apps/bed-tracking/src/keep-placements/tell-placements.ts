import { randomUUIDv7 } from 'node:crypto';
import {
  domainEvent,
  PlacementEnded,
  PlacementLasts,
  PlacementReviewed,
  PlacementStarted,
  type DomainEvent,
  type EventClass,
} from '@careway/contracts';
import type { Placement, PlacementChange } from './placement-rows.ts';

/** What bed tracking says of a change of a placement; nothing of changes that are nobody else's matter. */
export function placementTold(
  placement: Placement,
  { change, happenedAt, knownAt }: Pick<PlacementChange, 'change' | 'happenedAt' | 'knownAt'>,
): DomainEvent[] {
  const { placementId, subjectId, senderId, receiverId, outOfArea, reasonCode, bedClass, version, km } = placement;
  const facts = { placementId, senderId, receiverId, outOfArea, reasonCode, bedClass, version, knownAt };
  const tell = <Data extends object>(event: EventClass<Data>, data: Data): DomainEvent[] => [
    domainEvent(event, { id: randomUUIDv7(), subject: subjectId, time: knownAt }, data),
  ];
  switch (change) {
    case 'start':
      return tell(PlacementStarted, { ...facts, startedAt: happenedAt, ...(km !== undefined && { km }) });
    case 'review':
      return tell(PlacementReviewed, { ...facts, reviewedAt: happenedAt });
    case 'end': {
      const saidBy = placement.endedByRecord ? 'record' : 'person';
      return tell(PlacementEnded, { ...facts, endedAt: placement.endedAt!, why: placement.endedWhy!, saidBy });
    }
    case 'lasts':
      return tell(PlacementLasts, facts);
    default:
      return [];
  }
}
