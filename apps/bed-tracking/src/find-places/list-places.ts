import type { Place, PlaceNow } from '@careway/places';
import { pageOfSorted, type Columns, type ListOfRows } from '@careway/service-kit';
import type { PlacesAsked } from './shapes.ts';

export const PLACE_COLUMNS: Columns<PlaceNow> = {
  place: (place) => place.placeId,
  type: (place) => place.type,
  provider: (place) => place.providerId,
  site: (place) => place.siteId,
  site_name: (place) => place.siteName,
  ward: (place) => place.wardId,
  ward_name: (place) => place.wardName,
  ward_kind: (place) => place.wardKind,
  bay: (place) => place.bay,
  label: (place) => place.label,
  bed_class: (place) => place.bedClass,
  sex: (place) => place.sex,
  single_room: (place) => place.isolation,
  escalation: (place) => place.escalation,
  specialisms: (place) => place.specialisms,
  bed_base: (place) => place.bedBase,
  state: (place) => place.state,
  reason: (place) => place.reason,
  staffed: (place) => place.staffed,
  since: (place) => place.since,
  known_at: (place) => place.knownAt,
  version: (place) => place.version,
};

/** Does reference data's part of the filter let a place through? */
export const isAskedFor = ({ site, provider, ward, type, bedClass }: PlacesAsked, place: Place): boolean =>
  (!site || place.siteId === site) &&
  (!provider || place.providerId === provider) &&
  (!ward || place.wardId === ward) &&
  (!type || place.type === type) &&
  (!bedClass || place.bedClass === bedClass);

/** Places by id, page by page, as they stand when each page is read. */
export const listOfPlaces = (
  { state }: PlacesAsked,
  readAll: () => Promise<readonly PlaceNow[]>,
): ListOfRows<PlaceNow, [string]> => ({
  name: 'places',
  columns: PLACE_COLUMNS,
  keysOf: ({ placeId }) => [placeId],
  like: [''],
  read: async (after, limit) => {
    const places = (await readAll()).filter((place) => !state || place.state === state);
    const sorted = places.sort((a, b) => (a.placeId < b.placeId ? -1 : 1));
    return pageOfSorted(sorted, limit, after, ({ placeId }) => [placeId]).items;
  },
});
