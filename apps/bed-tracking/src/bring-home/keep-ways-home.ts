import type { Tx } from '@careway/database';
import { rankWayHome, type PersonAway, type WayHome } from '@careway/out-of-area';
import type { PlaceNow } from '@careway/places';
import { closeWays, keyOf, openWays, readKept, readOpen, updateWays, type OpenRow } from './store-ways-home.ts';

/** What there is to know, read in the same transaction. */
export interface WaysHomeWorld {
  places: readonly PlaceNow[];
  people: readonly PersonAway[];
  newId: () => string;
}

/**
 * Opens a way home for each local place that could bring somebody home now, brings the people of those that are open up
 * to date, and closes those that are over. Gives the ids of what has opened.
 */
export async function keepWaysHome(tx: Tx, { places, people, newId }: WaysHomeWorld): Promise<string[]> {
  const [open, kept] = await Promise.all([readOpen(tx), readKept(tx)]);
  const byPlace = new Map(open.map((row) => [row.place_id, row]));
  const usable = places.filter((place) => isWay(place) && !kept.has(keyOf(place.placeId, place.since)));
  const ways = usable.map((place) => ({ place, ...wayOf(place, people, byPlace.get(place.placeId)) }));
  const good = ways.filter(({ ranked }) => ranked.length > 0);
  const fresh = good.filter(({ place }) => !byPlace.has(place.placeId)).map((way) => ({ ...way, wayHomeId: newId() }));
  const [opened] = await Promise.all([
    openWays(tx, fresh),
    updateWays(tx, good, byPlace),
    closeWays(tx, open, new Set(usable.map(({ placeId }) => placeId)), new Set(good.map(({ place }) => place.placeId))),
  ]);
  return opened;
}

/** A mental health place of the usual capacity that somebody could be put in now. */
const isWay = ({ state, staffed, bedClass, escalation }: PlaceNow): boolean =>
  state === 'open' && staffed && bedClass !== undefined && !escalation;

function wayOf(place: PlaceNow, people: readonly PersonAway[], row: OpenRow | undefined): WayHome {
  const against = new Set(row?.decided_against ?? []);
  const asked = people.map((person) =>
    against.has(person.placementId) ? { ...person, onTheWay: 'somebody decided against this place for them' } : person,
  );
  return rankWayHome(place, asked);
}
