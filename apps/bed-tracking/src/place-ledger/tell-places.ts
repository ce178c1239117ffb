import { domainEvent, PlaceChanged, ReservationEnded, type DomainEvent } from '@careway/contracts';
import type { PlaceState } from '@careway/places';
import type { Telling } from '../track-visits/tell-changes.ts';
import type { PlaceRow } from './place-rows.ts';
import type { EndedPromise, WardStand } from './settle-ward.ts';

interface Change {
  stand: WardStand;
  /** Places that have changed, at their new version. */
  places: readonly PlaceRow[];
  ended: readonly EndedPromise[];
}

/** People come and go all day; their ward's figures tell it. */
const BY_PEOPLE: readonly PlaceState[] = ['open', 'occupied', 'on-leave'];

/** Tells of places that can be promised now, or can't any more, for another reason than who is in them. */
export function placesChanged({ stand, places }: Change, { now, newId }: Telling): DomainEvent[] {
  const was = new Map(stand.places.map((place) => [place.placeId, place]));
  return places.flatMap((place) => {
    const before = was.get(place.placeId)!;
    const byPeople = BY_PEOPLE.includes(before.state) && BY_PEOPLE.includes(place.state);
    if (byPeople && before.staffed === place.staffed) return [];
    const { placeId, wardId, state, staffed, version, promised } = place;
    const { siteId, providerId } = stand.ward;
    const data = { placeId, wardId, siteId, providerId, state, stateBefore: before.state, staffed, version };
    const live = promised ? { reservationId: promised.reservationId } : {};
    const about = { id: newId(), subject: placeId, time: now };
    return [domainEvent(PlaceChanged, about, { ...data, ...live, changedAt: now })];
  });
}

/** Tells who asked for a place that its promise has ended by itself. */
export const promisesEnded = ({ stand, places, ended }: Change, { now, newId }: Telling): DomainEvent[] =>
  ended.map(({ placeId, reservationId, subjectId, organisationId, status: was, why }) => {
    const { wardId, siteId, providerId } = stand.ward;
    const version = places.find((place) => place.placeId === placeId)?.version ?? 1;
    const promise = { reservationId, placeId, wardId, siteId, providerId, subjectId, organisationId, version };
    return domainEvent(
      ReservationEnded,
      { id: newId(), subject: placeId, time: now },
      { ...promise, why, was, endedAt: now },
    );
  });
