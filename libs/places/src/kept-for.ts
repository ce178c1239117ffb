import type { PlaceState } from './place.ts';

/** What a place is kept from use for, as occupancy counts it; absent for one that is open, or that somebody is in. */
export function keptFor(
  state: PlaceState,
  staffed: boolean,
): 'reserved' | 'held' | 'compromised' | 'being-cleaned' | 'vacated' | 'not-staffed' | 'closed' | undefined {
  if (state === 'occupied' || state === 'on-leave') return undefined;
  if (state === 'open') return staffed ? undefined : 'not-staffed';
  return state;
}
