import type { Actor } from '@careway/identity';
import { problem } from '@careway/service-kit';
import type { Places } from '../know-places/places.ts';
import type { PlaceRow } from './place-rows.ts';
import type { LockedWard } from './change-ward.ts';

/** Throws problem 404 for a place that reference data never had. */
export function placeIn({ settled }: LockedWard, placeId: string): PlaceRow {
  const place = settled.places.find((one) => one.placeId === placeId);
  if (place) return place;
  throw noSuchPlace();
}

export const noSuchPlace = () =>
  problem(404, { title: 'There is no such place', detail: 'GET /places lists the places of today.' });

export const noSuchWard = () =>
  problem(404, { title: 'Reference data has no such ward', detail: 'GET /wards lists the wards of today.' });

/** The ward whose lock keeps a place. Throws problem 404. */
export function wardOfPlace(places: Places, placeId: string): string {
  const wardId = places.typedPlace(placeId)?.wardId;
  if (wardId === undefined) throw noSuchPlace();
  return wardId;
}

/** Throws problem 412 when the place has changed since it was seen, with how it stands now. */
export function sameVersion({ stand }: LockedWard, now: PlaceRow, seen: number): void {
  const stored = stand.places.find((one) => one.placeId === now.placeId)!;
  if (stored.version === seen) return;
  throw hasChanged(now, stored.version);
}

/** Problem 412: the place is at another version than the one that was seen. */
export const hasChanged = (
  { placeId, state, reason, staffed }: Pick<PlaceRow, 'placeId' | 'state' | 'reason' | 'staffed'>,
  version: number,
) =>
  problem(412, {
    title: 'The place has changed since you saw it',
    detail: `It is ${state} now, at version ${version}: look at it again, and send If-Match: "${version}" if you still want it.`,
    errors: [
      { field: 'If-Match', rule: 'must be the current version', fix: `Send "${version}" once you have looked.` },
    ],
    current: { placeId, version, state, reason, staffed },
  });

/** Throws problem 403 unless the actor acts for one of these organisations, or for the control centre of all. */
export function mayActFor({ organisationId, role }: Actor, organisations: readonly string[]): void {
  if (role === 'control-centre' || organisations.includes(organisationId)) return;
  throw problem(403, {
    title: 'Your organisation may not do this',
    detail: `You act for ${organisationId}; this is for ${[...new Set(organisations)].join(' or ')}.`,
  });
}
