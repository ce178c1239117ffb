import { isEqual, poolsOf, samePools, type Figures, type PoolFigures, type WardFigures } from '@careway/capacity';
import type { DomainEvent } from '@careway/contracts';
import type { Tx } from '@careway/database';
import { storeWards } from '../count-wards/ward-rows.ts';
import type { Telling } from '../track-visits/tell-changes.ts';
import { endReservations } from './end-reservations.ts';
import { storePlaces } from './place-rows.ts';
import type { Place } from '../know-places/places.ts';
import type { PlaceRow } from './place-rows.ts';
import { changedPlaces, type SettledWard, type WardStand } from './settle-ward.ts';
import { placesChanged, promisesEnded } from './tell-places.ts';

/** A locked ward with what came of it. `ward` as of the lock; `asOf` is the latest moment its figures may rest on. */
export interface Outcome {
  stand: WardStand;
  settled: SettledWard;
  asOf?: string | undefined;
}

export interface Stored {
  /** Wards whose figures have changed, one version up. */
  wards: WardFigures[];
  /** What there is to tell of places and promises; wards are told by the caller. */
  events: DomainEvent[];
}

/** Writes what has changed of wards that are locked, their places and promises. */
export async function storeSettled(tx: Tx, outcomes: readonly Outcome[], telling: Telling): Promise<Stored> {
  const wards = outcomes.flatMap(changedWard);
  const changes = outcomes.map(({ stand, settled }) => ({
    stand,
    places: changedPlaces(stand.places, settled.places),
    ended: settled.ended,
  }));
  await Promise.all([
    storeWards(tx, wards),
    storePlaces(
      tx,
      changes.flatMap(({ places }) => places),
    ),
    endReservations(
      tx,
      changes.flatMap(({ ended }) => ended),
    ),
  ]);
  const events = changes.flatMap((change) => [...promisesEnded(change, telling), ...placesChanged(change, telling)]);
  return { wards, events };
}

function changedWard({ stand: { ward, before }, settled: { occupancy, places }, asOf }: Outcome): WardFigures[] {
  const { siteId, providerId, bedBase } = ward;
  const { open, occupied, onLeave, usable, empty, notUsable } = occupancy;
  const pools = poolsIn(ward, places, occupancy);
  const counted = { siteId, providerId, bedBase, open, occupied, onLeave, usable, empty, notUsable, pools };
  const now = { ...before, ...counted, asOf: later(before.asOf, asOf) };
  return hasChanged(before, now) ? [{ ...now, version: before.version + 1 }] : [];
}

function poolsIn(
  { pools }: Place,
  places: readonly PlaceRow[],
  { open, occupied, onLeave, usable }: Figures,
): PoolFigures {
  const pooled = places.flatMap(({ placeId, state, staffed }) => {
    const poolId = pools.get(placeId);
    return poolId === undefined ? [] : [{ poolId, state, staffed }];
  });
  return poolsOf(pooled, { open, occupied, onLeave, usable });
}

const hasChanged = (before: WardFigures, now: WardFigures): boolean =>
  before.version === 0 ||
  !isEqual(before, now) ||
  before.siteId !== now.siteId ||
  before.providerId !== now.providerId ||
  before.bedBase !== now.bedBase ||
  before.empty !== now.empty ||
  !samePools(before.pools, now.pools) ||
  reasonsOf(before) !== reasonsOf(now);

const reasonsOf = ({ notUsable = [] }: WardFigures): string =>
  notUsable.map(({ reason, beds }) => `${reason} ${beds}`).join();

const later = (a: string | undefined, b: string | undefined): string | undefined =>
  !b || (a !== undefined && a > b) ? a : b;
