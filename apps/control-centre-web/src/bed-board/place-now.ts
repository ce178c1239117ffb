import type { PlaceNow, PlaceState } from '@careway/places';
import { sayAge } from '@careway/pressure';

const TAKEN: readonly PlaceState[] = ['occupied'];
const KEPT: readonly PlaceState[] = ['held', 'reserved', 'on-leave'];
const NEARLY: readonly PlaceState[] = ['vacated', 'being-cleaned'];

/** What somebody who looks for a place wants to know first. */
export type Use = 'usable' | 'taken' | 'kept' | 'nearly' | 'out';

export function useOf({ state, staffed }: Pick<PlaceNow, 'state' | 'staffed'>): Use {
  if (state === 'open') return staffed ? 'usable' : 'out';
  if (TAKEN.includes(state)) return 'taken';
  if (KEPT.includes(state)) return 'kept';
  return NEARLY.includes(state) ? 'nearly' : 'out';
}

/** `usable now`, `open, no staff for it`, `being cleaned` */
export function sayPlaceState(place: Pick<PlaceNow, 'state' | 'staffed'>): string {
  if (place.state === 'open') return place.staffed ? 'usable now' : 'open, no staff for it';
  return sayCode(place.state);
}

/** `bed 01`, `section 136 space 2` */
export const sayPlace = ({ type, label }: Pick<PlaceNow, 'type' | 'label'>): string => `${sayCode(type)} ${label}`;

export const sayCode = (code: string): string => code.replaceAll('-', ' ');

/** `12 min`, from an RFC 3339 time to `now`, epoch ms. */
export const sayAgeOf = (time: string, now: number): string => sayAge(Math.max(0, now - Date.parse(time)) / 1000);

/** What it is beyond a place: `female only, single room, bariatric`; nothing when it is just that. */
export function sayLimits(
  place: Pick<PlaceNow, 'sex' | 'isolation' | 'specialisms' | 'escalation' | 'bedClass'>,
): string {
  const limits = [
    ...(place.sex === 'mixed' ? [] : [`${place.sex} only`]),
    ...(place.isolation ? ['single room'] : []),
    ...place.specialisms.map(sayCode),
    ...(place.escalation ? ['escalation'] : []),
    ...(place.bedClass ? [`class ${place.bedClass}`] : []),
  ];
  return limits.join(', ');
}
