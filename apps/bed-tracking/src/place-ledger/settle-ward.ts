import { occupancyOf, type Occupancy, type Occupant } from '@careway/beds';
import type { WardFigures } from '@careway/capacity';
import { conditionAfterArrival, endOf, keptFor, stateOf, unstaffedOf, type ReservationEnd } from '@careway/places';
import type { Place } from '../know-places/places.ts';
import type { PlaceRow, Promised } from './place-rows.ts';

/** Somebody in a ward; the person, after merges, where a promise may be about them. */
export type Present = Occupant & { subjectId?: string | undefined };

/** A ward that is locked, with all that its figures and places rest on. */
export interface WardStand {
  ward: Place;
  before: WardFigures;
  places: readonly PlaceRow[];
  people: readonly Present[];
}

/** A promise that ended by itself. */
export interface EndedPromise extends Promised {
  placeId: string;
  why: Exclude<ReservationEnd, 'released'>;
}

export interface SettledWard {
  occupancy: Occupancy;
  places: PlaceRow[];
  ended: EndedPromise[];
}

/** How a ward stands when all that is known of it is taken together: its places, their promises, its figures. */
export function settleWard({ ward, before, places, people }: WardStand): SettledWard {
  const byId = new Map(places.map((place) => [place.placeId, place]));
  const inPlace = Map.groupBy(people, ({ bedId }) => (bedId !== undefined && byId.has(bedId) ? bedId : undefined));
  const elsewhere = inPlace.get(undefined) ?? [];
  const ended: EndedPromise[] = [];
  const stands = places.map((place) => {
    const here = inPlace.get(place.placeId) ?? [];
    const why = place.promised && endOf(place.promised, { inPlace: personsOf(here), inWard: personsOf(elsewhere) });
    if (place.promised && why) ended.push({ ...place.promised, placeId: place.placeId, why });
    return stand(why ? { ...place, promised: undefined } : place, here);
  });
  const unstaffed = unstaffedOf(inOrder(ward, stands).map(toStaff), before.staffedFor, elsewhere.length);
  const settled = stands.map((place) => withStaff(place, !unstaffed.has(place.placeId)));
  return { occupancy: occupancyOf(bedsOf(ward, settled), people), places: settled, ended };
}

const personsOf = (people: readonly Present[]): string[] =>
  people.map(({ subjectId, visitId }) => subjectId ?? visitId);

function stand(place: PlaceRow, people: readonly Present[]): PlaceRow {
  const away = people.filter((one) => one.onLeave).length;
  const here = people.length - away;
  const condition = here > 0 ? conditionAfterArrival(place.condition) : place.condition;
  const conditionReason = condition === place.condition ? place.conditionReason : undefined;
  const { state, reason } = stateOf({
    condition,
    conditionReason,
    here,
    away,
    promised: place.promised?.status,
    promiseReason: place.promised?.reason,
  });
  return { ...place, condition, conditionReason, people: people.length, state, reason };
}

/** Places in the order of reference data: the last ones go without staff first. */
function inOrder({ beds }: Place, places: readonly PlaceRow[]): PlaceRow[] {
  const order = new Map(beds.map(({ bedId }, index) => [bedId, index]));
  return places
    .filter(({ placeId }) => order.has(placeId))
    .sort((a, b) => order.get(a.placeId)! - order.get(b.placeId)!);
}

const toStaff = ({ placeId, people, promised, state }: PlaceRow) => ({
  placeId,
  isTaken: people > 0 || promised !== undefined,
  isOutOfUse: state !== 'open',
});

const withStaff = (place: PlaceRow, staffed: boolean): PlaceRow => ({ ...place, staffed });

function bedsOf({ beds }: Place, places: readonly PlaceRow[]): Place['beds'] {
  const byId = new Map(places.map((place) => [place.placeId, place]));
  return beds.map((bed) => {
    const place = byId.get(bed.bedId);
    return place ? { ...bed, keptFor: keptFor(place.state, place.staffed) } : bed;
  });
}

/** Places that stand otherwise than before, each one version up. */
export function changedPlaces(before: readonly PlaceRow[], now: readonly PlaceRow[]): PlaceRow[] {
  const was = new Map(before.map((place) => [place.placeId, place]));
  return now.flatMap((place) => {
    const known = was.get(place.placeId)!;
    return traits(place) === traits(known) ? [] : [{ ...place, version: known.version + 1 }];
  });
}

const traits = ({ condition, conditionReason, state, reason, staffed, people, promised }: PlaceRow): string =>
  `${condition} ${state} ${staffed} ${people} ${promised?.reservationId} ${promised?.status} ${reason} ${conditionReason}`;
