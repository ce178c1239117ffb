import { occupancyOf, type Occupant } from '@careway/beds';
import { isEqual, type WardFigures } from '@careway/capacity';
import type { Tx } from '@careway/database';
import type { Place, Places } from '../know-places/places.ts';
import { addWards, lockWards } from './ward-rows.ts';

/**
 * Counts wards again and gives those whose figures are others than in the ledger, each one version up, to be stored.
 * A ward is counted after it is locked, so a transaction always sees who others brought in before.
 * @param touched wards, each with the latest moment that its figures may rest on ('' when there is none)
 */
export async function countWards(tx: Tx, places: Places, touched: ReadonlyMap<string, string>): Promise<WardFigures[]> {
  if (touched.size === 0) return [];
  const wardIds = [...touched.keys()];
  const [locked, seen] = await Promise.all([lockWards(tx, wardIds), loadOccupants(tx, wardIds)]);
  const allKnown = locked.length === wardIds.length;
  const ledger = allKnown ? locked : await addUnknown(tx, places, wardIds);
  const occupants = allKnown ? seen : await loadOccupants(tx, wardIds);
  return ledger.flatMap((before) => {
    const counted = count(places.get(before.wardId), occupants.get(before.wardId) ?? []);
    const now = { ...before, ...counted, asOf: later(before.asOf, touched.get(before.wardId)) };
    return hasChanged(before, now) ? [{ ...now, version: before.version + 1 }] : [];
  });
}

async function addUnknown(tx: Tx, places: Places, wardIds: readonly string[]): Promise<WardFigures[]> {
  await addWards(
    tx,
    wardIds.map((id) => places.get(id)),
  );
  return lockWards(tx, wardIds);
}

interface OccupantRow {
  place_id: string;
  visit_id: string;
  bed_id: string | null;
  on_leave: boolean;
}

/** Who takes up a bed or space of these wards now, by ward. */
export async function loadOccupants(
  tx: Pick<Tx, 'query'>,
  wardIds: readonly string[],
): Promise<Map<string, Occupant[]>> {
  const rows = await tx.query<OccupantRow>(
    `SELECT place_id, visit_id, bed_id, on_leave FROM stay
     WHERE place_id = ANY($1) AND to_at IS NULL AND takes_up_a_bed`,
    [wardIds],
  );
  const people = new Map<string, Occupant[]>(wardIds.map((id) => [id, []]));
  for (const { place_id, visit_id, bed_id, on_leave } of rows)
    people.get(place_id)!.push({ visitId: visit_id, bedId: bed_id ?? undefined, onLeave: on_leave });
  return people;
}

function count({ siteId, providerId, bedBase, beds }: Place, occupants: readonly Occupant[]) {
  const { open, occupied, onLeave, usable, empty } = occupancyOf(beds, occupants);
  return { siteId, providerId, bedBase, open, occupied, onLeave, usable, empty };
}

const hasChanged = (before: WardFigures, now: WardFigures): boolean =>
  before.version === 0 ||
  !isEqual(before, now) ||
  before.siteId !== now.siteId ||
  before.providerId !== now.providerId ||
  before.bedBase !== now.bedBase;

const later = (a: string | undefined, b: string | undefined): string | undefined =>
  !b || (a !== undefined && a > b) ? a : b;
