import {
  DailyFlowChanged,
  definitionOf,
  FeedObserved,
  HeartbeatPassed,
  WardOccupancyChanged,
  type DomainEvent,
  type EventClass,
} from '@careway/contracts';
import type { Tx } from '@careway/database';
import type { BoardChange } from '@careway/pressure';
import { appendChanges, lockBoard } from './board-log.ts';
import { projectBeds } from './project-beds.ts';
import { projectFeeds } from './project-feeds.ts';
import { projectFlow } from './project-flow.ts';
import { projectHeartbeats } from './project-heartbeats.ts';

/**
 * Takes what was heard into the projection and writes what changed on the board to the log, in the caller's
 * transaction. `bedWards` are the wards whose beds count; `now` is epoch milliseconds. Returns the changes.
 */
export async function project(
  tx: Tx,
  events: readonly DomainEvent[],
  bedWards: readonly string[],
  now: number,
): Promise<BoardChange[]> {
  const at = new Date(now).toISOString();
  const [, ...projected] = await Promise.all([
    lockBoard(tx),
    projectBeds(tx, only(events, WardOccupancyChanged), bedWards),
    projectFlow(tx, only(events, DailyFlowChanged)),
    projectFeeds(tx, only(events, FeedObserved)),
    projectHeartbeats(tx, only(events, HeartbeatPassed), at),
  ]);
  const changes = projected.flat<BoardChange[][]>();
  await appendChanges(tx, changes, at);
  return changes;
}

/** The events of one type, in the order heard. */
export const only = <Data extends object>(
  events: readonly DomainEvent[],
  event: EventClass<Data>,
): DomainEvent<Data>[] => events.filter(({ type }) => type === definitionOf(event).type) as DomainEvent<Data>[];
