import { domainEvent, FigureObserved, type DomainEvent } from '@careway/contracts';
import type { Observed } from '../accept-messages/received.ts';

/** The event that an observation tells. `knownAt` is RFC 3339. */
export const figureObserved = (
  observed: Observed,
  { messageId, interfaceId, knownAt }: { messageId: string; interfaceId: string; knownAt: string },
  id: string,
): DomainEvent =>
  domainEvent(
    FigureObserved,
    { id, subject: `${observed.figureId}/${observed.placeId}`, time: knownAt },
    { messageId, interfaceId, ...observed, receivedAt: knownAt },
  );
