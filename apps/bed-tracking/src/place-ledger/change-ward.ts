import { randomUUIDv7 } from 'node:crypto';
import type { WardFigures } from '@careway/capacity';
import type { DomainEvent } from '@careway/contracts';
import type { Tx } from '@careway/database';
import { publish } from '@careway/messaging';
import type { Places } from '../know-places/places.ts';
import { wardChanged, type Telling } from '../track-visits/tell-changes.ts';
import { lockStands } from './lock-stands.ts';
import type { PlaceRow } from './place-rows.ts';
import { changedPlaces, settleWard, type SettledWard, type WardStand } from './settle-ward.ts';
import { storeSettled } from './store-settled.ts';

/** A ward that is locked, settled as of now by the database's clock (RFC 3339). */
export interface LockedWard {
  stand: WardStand;
  settled: SettledWard;
  now: string;
}

/** What somebody wants of a ward that is locked. */
export interface Intent<Result> {
  /** The places as they are to be; left out: as they are. */
  places?: readonly PlaceRow[];
  /** How many people there is staff for; null: enough for all. Left out: as it is. */
  staffedFor?: number | null;
  /** Writes that go with it, after those of places; gets the places at their new versions. */
  write: (tx: Tx, places: readonly PlaceRow[]) => Promise<Result>;
  /** What else there is to tell. */
  tell?: (places: readonly PlaceRow[], telling: Telling) => DomainEvent[];
}

export interface ChangedWard<Result> {
  result: Result;
  /** Wards whose figures have changed, for the counters. */
  wards: WardFigures[];
}

/**
 * Locks a ward, lets `intend` judge how it stands (it may throw a problem, which undoes all), stores what it wants and
 * what follows from it, and tells of it, all in the caller's transaction.
 */
export async function changeWard<Result>(
  tx: Tx,
  places: Places,
  wardId: string,
  intend: (ward: LockedWard) => Intent<Result>,
): Promise<ChangedWard<Result>> {
  const [stands, clock] = await Promise.all([
    lockStands(tx, places, [wardId]),
    tx.query<{ now: Date }>('SELECT clock_timestamp() AS now'),
  ]);
  const stand = stands[0]!;
  const first = settleWard(stand);
  const intent = intend({ stand, settled: first, now: clock[0]!.now.toISOString() });
  const { staffedFor = stand.before.staffedFor } = intent;
  const before = { ...stand.before, staffedFor: staffedFor ?? undefined };
  const second = settleWard({ ...stand, before, places: intent.places ?? first.places });
  const settled = { ...second, ended: [...first.ended, ...second.ended] };
  const telling = { now: new Date().toISOString(), newId: randomUUIDv7 };
  const versions = new Map(changedPlaces(stand.places, settled.places).map((place) => [place.placeId, place]));
  const now = settled.places.map((place) => versions.get(place.placeId) ?? place);
  const [{ wards, events }, result] = await Promise.all([
    storeSettled(tx, [{ stand: { ...stand, before }, settled }], telling),
    intent.write(tx, now),
  ]);
  const ofWards = wards.map((ward) => wardChanged(ward, telling));
  await publish(tx, [...(intent.tell?.(now, telling) ?? []), ...events, ...ofWards]);
  return { result, wards };
}
