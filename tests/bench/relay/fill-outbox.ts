import { setTimeout as wait } from 'node:timers/promises';
import type { DomainEvent } from '@careway/contracts';
import type { Database } from '@careway/database';
import { publish } from '@careway/messaging';

const AT_ONCE = 500;
const LANES = 4;
const STEP_MS = 5;

/** Publishes events as a service does, a transaction for every 500 of them. */
export async function fillOutbox(database: Database, events: readonly DomainEvent[]): Promise<void> {
  for (let from = 0; from < events.length; from += AT_ONCE)
    await database.transaction((tx) => publish(tx, events.slice(from, from + AT_ONCE)));
}

/**
 * Publishes at so many a second, in steps of 5 ms and four lanes: one subject always by the same lane, a transaction
 * after the other, as the gateway does. When each event was committed, by its id.
 */
export async function publishSteadily(
  database: Database,
  events: readonly DomainEvent[],
  perSecond: number,
): Promise<Map<string, number>> {
  const committed = new Map<string, number>();
  const began = performance.now();
  const due = events.map((event, place) => ({ event, at: began + (place * 1_000) / perSecond }));
  const lanes = [...Map.groupBy(due, ({ event }) => parseInt(event.subject.slice(-1), 16) % LANES).values()];
  const publishLane = async (lane: typeof due) => {
    for (let from = 0; from < lane.length;) {
      await wait(STEP_MS);
      const now = performance.now();
      const those = lane.slice(from, from + AT_ONCE).filter(({ at }) => at <= now);
      if (those.length === 0) continue;
      await database.transaction((tx) =>
        publish(
          tx,
          those.map(({ event }) => event),
        ),
      );
      from += those.length;
      for (const { event } of those) committed.set(event.id, performance.now());
    }
  };
  await Promise.all(lanes.map(publishLane));
  return committed;
}
