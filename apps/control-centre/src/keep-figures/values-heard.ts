import type { DomainEvent, FigureObserved } from '@careway/contracts';
import type { FigureValue } from '@careway/figures';

/** Values as the gateway told them, in the order heard. */
export const valuesHeard = (events: readonly DomainEvent<FigureObserved>[]): FigureValue[] =>
  events.map(({ id, data: { figureId, placeId, value, asOf, receivedAt, interfaceId } }) => ({
    figureId,
    placeId,
    value,
    asOf,
    knownAt: receivedAt,
    source: id,
    interfaceId,
  }));
