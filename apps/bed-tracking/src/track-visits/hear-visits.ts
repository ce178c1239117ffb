import { randomUUIDv7 } from 'node:crypto';
import { factOf } from '@careway/beds';
import type { WardFigures } from '@careway/capacity';
import { definitionOf, HeartbeatStarted, type DomainEvent } from '@careway/contracts';
import type { Tx } from '@careway/database';
import { countHeldBack, publish } from '@careway/messaging';
import { countDailyFlow } from '../count-daily-flow/count-daily-flow.ts';
import { countWards } from '../count-wards/count-wards.ts';
import { hearCustody, subjectsHeard } from '../hand-over/hear-custody.ts';
import { sharePersons } from '../hand-over/lock-persons.ts';
import { hearPlacements } from '../keep-placements/hear-placements.ts';
import type { Places } from '../know-places/places.ts';
import { storeFacts } from './store-facts.ts';
import { linkOf, storeLinks } from './store-links.ts';
import { flowChanged, heartbeatPassed, wardChanged } from './tell-changes.ts';
import { trackVisits, type Touched } from './track-visits.ts';

const isHeartbeat = (event: DomainEvent): event is DomainEvent<HeartbeatStarted> =>
  event.type === definitionOf(HeartbeatStarted).type;

/**
 * Takes what was heard into the ledger and tells what changed, all in the caller's transaction. Gives the wards that
 * have changed, for the counters. Locks are taken in the order persons, facts, visits, wards, days, transfers,
 * placements, each kind in the order of its ids, so that transactions of several partitions wait for one another and
 * don't deadlock.
 */
export async function hearVisits(tx: Tx, places: Places, events: readonly DomainEvent[]): Promise<WardFigures[]> {
  const subjects = subjectsHeard(events);
  const [, visitIds] = await Promise.all([
    sharePersons(tx, subjects),
    storeFacts(tx, events.map(factOf).filter(isGiven)),
    storeLinks(tx, events.map(linkOf).filter(isGiven)),
  ]);
  const changes = await countTouched(tx, places, await trackVisits(tx, places, visitIds));
  const transfers = await hearCustody(tx, places, subjects);
  await hearPlacements(tx, places, subjects);
  const telling = { now: new Date().toISOString(), newId: randomUUIDv7 };
  const heartbeats = events.filter(isHeartbeat);
  const heldBack = heartbeats.length > 0 ? await countHeldBack(tx) : 0;
  const passed = heartbeats.map((started) => heartbeatPassed(started, heldBack, telling));
  await publish(tx, [...changes.events, ...transfers, ...passed]);
  return changes.wards;
}

/** Counts and stores what was touched, and gives the wards that changed with the events that tell of wards and days. */
export async function countTouched(
  tx: Tx,
  places: Places,
  touched: Touched,
): Promise<{ wards: WardFigures[]; events: DomainEvent[] }> {
  const telling = { now: new Date().toISOString(), newId: randomUUIDv7 };
  const { wards, events: ofPlaces } = await countWards(tx, places, touched.wards, telling);
  const days = await countDailyFlow(tx, touched.days, (siteId) => places.providerOfSite(siteId));
  const events = [
    ...wards.map((ward) => wardChanged(ward, telling)),
    ...ofPlaces,
    ...days.map((day) => flowChanged(day, telling)),
  ];
  return { wards, events };
}

const isGiven = <Value>(value: Value | undefined): value is Value => value !== undefined;
