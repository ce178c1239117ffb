import { ANNOUNCED } from './assumptions.ts';
import { DAY, HOUR } from './london-time.ts';
import { makeRoom } from './keep-room.ts';
import { planDischarge } from './plan-discharge.ts';
import type { Stay } from './stay.ts';
import type { World } from './world.ts';

/** Says what comes next for a person who has just come into a group: onward, on leave, or out. */
export function settle(world: World, stay: Stay): void {
  const { random, place } = world;
  const group = place.groups.get(stay.groupId)!;
  makeRoom(world, group);
  const days = Math.max(1 / 24, random.logNormal(group.stayDays, group.sigma));
  if (stay.onward.length > 0) {
    stay.endsAt = world.now + days * DAY;
    world.plan(stay, 'move-on', stay.endsAt);
    return;
  }
  const { at, complex } = planDischarge(world.now, days, place.spreads.discharges, random);
  Object.assign(stay, { endsAt: at, complex: complex && group.kind !== 'mental-health' });
  planNext(world, stay);
}

/** The next of a stay whose end is planned: leave first, then the announcement, then the end. */
export function planNext(world: World, stay: Stay): void {
  const { random, place } = world;
  const { leavesPerDay } = place.groups.get(stay.groupId)!;
  const leaveAt = leavesPerDay > 0 ? world.now + random.exponential(1 / leavesPerDay) * DAY : Infinity;
  if (leaveAt < stay.endsAt - 2 * DAY) return world.plan(stay, 'go-on-leave', leaveAt);
  const announceAt = stay.endsAt - random.between(4, 24) * HOUR;
  if (announceAt > world.now && random.chance(ANNOUNCED)) return world.plan(stay, 'announce', announceAt);
  world.plan(stay, 'discharge', stay.endsAt);
}
