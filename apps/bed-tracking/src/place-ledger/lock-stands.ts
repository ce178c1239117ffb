import type { WardFigures } from '@careway/capacity';
import type { Tx } from '@careway/database';
import { addWards, lockWards } from '../count-wards/ward-rows.ts';
import type { Places } from '../know-places/places.ts';
import { personsOf } from '../track-visits/store-links.ts';
import { loadPlaces, type PlaceRow } from './place-rows.ts';
import type { Present, WardStand } from './settle-ward.ts';

/**
 * Locks wards and gives how they stand. What they rest on is read after they are locked, so a transaction always sees
 * what others brought in before. Whoever changes a place or promises one holds the lock of its ward.
 */
export async function lockStands(tx: Tx, places: Places, wardIds: readonly string[]): Promise<WardStand[]> {
  const [locked, seen, held] = await lockAndLoad(tx, wardIds);
  if (locked.length === wardIds.length) return withPersons(tx, standsOf(places, locked, seen, held));
  await addWards(
    tx,
    wardIds.map((id) => places.get(id)),
  );
  return withPersons(tx, standsOf(places, ...(await lockAndLoad(tx, wardIds))));
}

const lockAndLoad = (tx: Tx, wardIds: readonly string[]) =>
  Promise.all([lockWards(tx, wardIds), loadPresent(tx, wardIds), loadPlaces(tx, wardIds)]);

const standsOf = (
  places: Places,
  wards: readonly WardFigures[],
  people: ReadonlyMap<string, readonly Present[]>,
  rows: ReadonlyMap<string, readonly PlaceRow[]>,
): WardStand[] =>
  wards.map((before) => ({
    ward: places.get(before.wardId),
    before,
    places: rows.get(before.wardId) ?? [],
    people: people.get(before.wardId) ?? [],
  }));

interface PresentRow {
  place_id: string;
  visit_id: string;
  bed_id: string | null;
  on_leave: boolean;
}

/** Who takes up a bed or space of these wards now, by ward. */
export async function loadPresent(
  tx: Pick<Tx, 'query'>,
  wardIds: readonly string[],
): Promise<ReadonlyMap<string, Present[]>> {
  const rows = await tx.query<PresentRow>(
    `SELECT place_id, visit_id, bed_id, on_leave FROM stay
     WHERE place_id = ANY($1) AND to_at IS NULL AND takes_up_a_bed`,
    [wardIds],
  );
  const people = new Map<string, Present[]>(wardIds.map((id) => [id, []]));
  for (const { place_id, visit_id, bed_id, on_leave } of rows)
    people.get(place_id)!.push({ visitId: visit_id, bedId: bed_id ?? undefined, onLeave: on_leave });
  return people;
}

/** Who people and promises are about, after merges, is asked for only where a ward has promised a place. */
async function withPersons(tx: Tx, stands: WardStand[]): Promise<WardStand[]> {
  const promising = stands.filter(({ places }) => places.some((place) => place.promised));
  if (promising.length === 0) return stands;
  const subjects = promising.flatMap(({ places }) => places.flatMap(({ promised }) => promised?.subjectId ?? []));
  const visits = promising.flatMap(({ people }) => people.map((one) => one.visitId));
  const [persons, spells] = await Promise.all([
    personsOf(tx, [...new Set(subjects)]),
    tx.query<{ visit_id: string; subject_id: string | null }>(
      'SELECT visit_id, subject_id FROM spell WHERE visit_id = ANY($1::uuid[])',
      [visits],
    ),
  ]);
  const subjectOf = new Map(spells.map((row) => [row.visit_id, row.subject_id ?? undefined]));
  const person = (id: string | undefined) => (id === undefined ? undefined : (persons.get(id) ?? id));
  return stands.map((stand) => ({
    ...stand,
    people: stand.people.map((one) => ({ ...one, subjectId: person(subjectOf.get(one.visitId)) })),
    places: stand.places.map((place) => {
      const { promised } = place;
      return promised ? { ...place, promised: { ...promised, subjectId: person(promised.subjectId)! } } : place;
    }),
  }));
}
