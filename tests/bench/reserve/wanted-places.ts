import type { Places } from '../../../apps/bed-tracking/src/know-places/places.ts';
import { PLACES } from './contend.ts';

/** One of each ward as far as there are wards, so that it is the places that are contended. */
export function wantedPlaces(places: Places): string[] {
  const wards = places.wards.filter(({ beds, ward }) => beds.length > 0 && ward?.kind !== 'escalation');
  return Array.from({ length: PLACES }, (_, index) => wards[index % wards.length]!.beds[0]!.bedId);
}
