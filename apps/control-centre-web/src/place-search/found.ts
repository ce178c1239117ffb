import type { ExcludedPlace, Need, PlaceNow, RankedPlace } from '@careway/places';
import { sayPlace } from '../bed-board/place-now.ts';
import { ask, type Answered } from '../ask/ask.ts';

/** What bed tracking answers to a need. Distances are absent where they are not known. */
export interface Found {
  found: number;
  places: RankedPlace[];
  excludedCount: number;
  excludedBy: { rule: string; places: number }[];
  excluded: ExcludedPlace[];
}

export const search = (need: Need): Promise<Answered<Found>> =>
  ask<Found>('/places/search', { method: 'POST', body: { need } });

/** The place as the newest answer has it, whether it can be offered or not; nothing when it is in neither part of it. */
export const placeIn = (found: Found | undefined, placeId: string): PlaceNow | undefined =>
  [...(found?.places ?? []), ...(found?.excluded ?? [])].find(({ place }) => place.placeId === placeId)?.place;

type Where = Pick<PlaceNow, 'type' | 'label' | 'wardName' | 'siteName'>;

/** `bed 01, Bronte Ward, Medway Maritime Hospital`; a site that is one ward is said once. */
export const sayWhere = (place: Where): string =>
  [sayPlace(place), ...new Set([place.wardName, place.siteName])].join(', ');

/** `12.4 km from home`; that it is not known is said as well. */
export const sayDistance = (km: number | undefined): string =>
  km === undefined ? 'distance not known' : `${km} km from home`;

const whole = new Intl.NumberFormat('en-GB');
/** `1,204` */
export const sayNumber = (number: number): string => whole.format(number);

const RULES: Record<string, string> = {
  type: 'of another kind',
  class: 'of another class',
  'ward-kind': 'in another kind of ward',
  sex: 'for the other sex only',
  isolation: 'no single room',
  specialism: 'without what is needed',
  state: 'not free',
  unstaffed: 'without staff',
};

/** `412 not free, 96 of another kind` */
export const sayExcludedBy = (excludedBy: Found['excludedBy']): string =>
  excludedBy.map(({ rule, places }) => `${sayNumber(places)} ${RULES[rule] ?? rule}`).join(', ');
