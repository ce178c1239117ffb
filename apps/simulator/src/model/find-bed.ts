import type { Group, WardModel } from './place.ts';
import type { Spot, Stay } from './stay.ts';
import type { World } from './world.ts';

/** People in a ward, those on leave included. */
export const inWard = (world: World, wardId: string): number => world.inWard.get(wardId)?.size ?? 0;

/** People in the wards of a group, as a share of its beds. */
export const fullness = (world: World, group: Group): number =>
  group.wards.reduce((sum, ward) => sum + inWard(world, ward.id), 0) / group.beds;

/** A free bed of a group, in the ward that has the most room. */
export function freeBed(world: World, group: Group): Spot | undefined {
  const ward = roomiest(world, group);
  if (!ward || taken(world, ward) >= ward.beds.length) return undefined;
  return bedOf(world, ward);
}

/** A bed of the group or of one that helps out; a place that is no bed when all are full. */
export function bedOrElse(world: World, groupId: string): { spot: Spot; groupId: string } {
  const group = world.place.groups.get(groupId)!;
  for (const id of [groupId, ...group.overflow]) {
    const spot = freeBed(world, world.place.groups.get(id)!);
    if (spot) return { spot, groupId: id };
  }
  return { spot: { wardId: roomiest(world, group)!.id }, groupId };
}

/** Beds of a ward that nobody can be put in: those with a person, and those that are kept free. */
const taken = (world: World, { id }: WardModel): number => inWard(world, id) + world.kept.count(id);

function roomiest(world: World, group: Group): WardModel | undefined {
  const room = (ward: WardModel): number => 1 - taken(world, ward) / ward.beds.length;
  let best: { ward: WardModel; room: number } | undefined;
  for (const ward of group.wards) {
    const here = room(ward);
    if (!best || here > best.room) best = { ward, room: here };
  }
  return best?.ward;
}

function bedOf(world: World, ward: WardModel): Spot {
  const labels = labelsIn(world, ward.id);
  const bed = ward.beds.find(({ label }) => !labels.has(label) && !world.kept.has(ward.id, label));
  return bed ? { wardId: ward.id, label: bed.label, bay: bed.bay } : { wardId: ward.id };
}

/** Is nobody in a bed, by what is really so? */
export const isFree = (world: World, wardId: string, label: string): boolean =>
  !labelsIn(world, wardId).has(label) && !world.kept.has(wardId, label);

function labelsIn(world: World, wardId: string): Set<string | undefined> {
  const labels = new Set<string | undefined>();
  for (const id of world.inWard.get(wardId) ?? []) labels.add(world.stays.get(id)?.spot.label);
  return labels;
}

/** The bed that staff keep for somebody; who gets it, has it. */
export function promisedBed(world: World, { id }: Stay): { spot: Spot; groupId: string } | undefined {
  const kept = world.kept.bedFor(id);
  if (!kept) return undefined;
  world.kept.letGo(kept);
  const group = [...world.place.groups.values()].find(({ wards }) => wards.some((ward) => ward.id === kept.wardId));
  const bed = world.place.wards.get(kept.wardId)?.beds.find(({ label }) => label === kept.label);
  return group && bed && { spot: { wardId: kept.wardId, label: bed.label, bay: bed.bay }, groupId: group.id };
}
