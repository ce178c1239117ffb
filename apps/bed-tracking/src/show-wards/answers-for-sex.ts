import type { Tx } from '@careway/database';
import { figuresForSex, figuresInWords, type PlaceNow } from '@careway/places';
import { readPlaces } from '../find-places/read-places.ts';
import type { Places } from '../know-places/places.ts';
import type { WardAnswer } from './shapes.ts';

/** Wards with the beds that can be used for one sex, and those that are for the other one among the reasons. */
export async function answersForSex(
  tx: Pick<Tx, 'query'>,
  places: Places,
  wards: readonly WardAnswer[],
  sex: 'female' | 'male',
): Promise<WardAnswer[]> {
  const asked = new Set(wards.map(({ id }) => id));
  const read = await readPlaces(
    tx,
    places.typedPlaces.filter(({ wardId }) => asked.has(wardId)),
  );
  const byWard = Map.groupBy(read.places, (place) => place.wardId);
  return wards.map((ward) => forSex(ward, sex, byWard.get(ward.id) ?? []));
}

function forSex(ward: WardAnswer, sex: 'female' | 'male', places: readonly PlaceNow[]): WardAnswer {
  if (!ward.known) return ward;
  const { usable, notUsable } = figuresForSex(ward, sex, places);
  return { ...ward, usable, notUsable, inWords: figuresInWords(ward.empty, usable, notUsable) };
}
