import { domainEvent, FigureHeld, type DomainEvent } from '@careway/contracts';
import type { FigureStanding } from '@careway/figures';
import type { FigureHeard } from '@careway/pressure';
import type { FigureRow } from '@careway/reference-data';

/** A figure as the board is told of it: never with the value that is held. */
export const figureHeard = (standing: FigureStanding, row: FigureRow): FigureHeard => ({
  kind: 'figure',
  figureId: row.id,
  placeId: standing.placeId,
  name: row.name,
  unit: row.unit,
  value: standing.value,
  asOf: standing.asOf,
  receivedAt: standing.receivedAt,
  expectedEverySeconds: row.expectedEverySeconds,
  ...(standing.held && { held: { reason: standing.held.reason, since: standing.held.since } }),
  provisional: row.provisional,
});

/** What the sender is told: once when a cause begins, and once when it is over. `at` is RFC 3339. */
export function heldEvents(
  before: FigureStanding,
  after: FigureStanding,
  at: string,
  newId: () => string,
): DomainEvent[] {
  if (before.held?.rule === after.held?.rule) return [];
  return [
    ...(before.held ? [heldEvent(before, before.held, false, at, newId())] : []),
    ...(after.held ? [heldEvent(after, after.held, true, at, newId())] : []),
  ];
}

function heldEvent(
  { figureId, placeId }: FigureStanding,
  { rule, reason, asOf, since, interfaceId }: NonNullable<FigureStanding['held']>,
  standing: boolean,
  at: string,
  id: string,
): DomainEvent {
  const sender = interfaceId === null ? {} : { interfaceId };
  const data = { figureId, placeId, ...sender, rule, reason, standing, asOf, since };
  return domainEvent(FigureHeld, { id, subject: `${figureId}/${placeId}`, time: at }, data);
}
