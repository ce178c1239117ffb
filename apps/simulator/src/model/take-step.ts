import { BY_LOUNGE, MOVE_BY_UPDATE } from './assumptions.ts';
import { onwardFrom, siteOf } from './arrive.ts';
import { bedOrElse, freeBed, promisedBed } from './find-bed.ts';
import { mayStayOn } from './keep-room.ts';
import { HOUR, londonHour } from './london-time.ts';
import { groupId } from './place.ts';
import { say } from './say.ts';
import { planNext, settle } from './settle.ts';
import type { Step, Stay } from './stay.ts';
import { realTime, type World } from './world.ts';

const STEPS: Record<Step, (world: World, stay: Stay) => void> = {
  decide,
  'find-bed': findBed,
  'move-on': moveOn,
  announce,
  discharge,
  'leave-lounge': discharged,
  'go-on-leave': goOnLeave,
  return: comeBack,
};

/** Does what is next in a stay. */
export const takeStep = (world: World, stay: Stay): void => STEPS[stay.next.step](world, stay);

/** The emergency department decides: home, or into a bed at once, or a wait for one as an inpatient. */
function decide(world: World, stay: Stay): void {
  if (stay.unknownAs) becomeKnown(world, stay);
  if (!stay.admitTo) return discharged(world, stay);
  const { random, place } = world;
  const group = place.groups.get(stay.admitTo)!;
  stay.patientClass = 'I';
  stay.admittedAt = realTime(world.head.clock, world.now);
  stay.onward = onwardFrom(place, group, random);
  world.count(siteOf(world, stay), stay.admittedAt, 'admissions');
  const bed = random.chance(0.75) ? freeBed(world, group) : undefined;
  if (!bed) {
    say(world, stay, 'A06');
    return world.plan(stay, 'find-bed', world.now + random.between(0.5, 3) * HOUR);
  }
  const prior = stay.spot;
  world.move(stay, bed, group.id);
  say(world, stay, 'A06', { prior });
  settle(world, stay);
}

/** A40: the number given to an unknown person is merged into their own. */
function becomeKnown(world: World, stay: Stay): void {
  const mergedMrn = stay.unknownAs!;
  delete stay.unknownAs;
  say(world, stay, 'A40', { mergedMrn });
}

/** The bed that staff have promised, or one that is free. */
function findBed(world: World, stay: Stay): void {
  const { spot, groupId: where } = promisedBed(world, stay) ?? bedOrElse(world, stay.admitTo!);
  moveTo(world, stay, spot, where);
  settle(world, stay);
}

function moveOn(world: World, stay: Stay): void {
  const [next, ...rest] = stay.onward;
  stay.onward = rest;
  // Critical care takes no more than it has beds for: the ward does what it can.
  const full = rest.length > 0 && !freeBed(world, world.place.groups.get(next!)!);
  if (full) return moveOn(world, stay);
  const { spot, groupId: where } = bedOrElse(world, next!);
  // Helped out where they are: nothing to say but that they stay.
  if (where !== stay.groupId) moveTo(world, stay, spot, where);
  settle(world, stay);
}

/** A02, and now and then only an A08 that carries the new place. */
function moveTo(world: World, stay: Stay, spot: Stay['spot'], where: string): void {
  const prior = stay.spot;
  world.move(stay, spot, where);
  say(world, stay, world.random.chance(MOVE_BY_UPDATE) ? 'A08' : 'A02', { prior });
}

/** A16: leaving is expected. */
function announce(world: World, stay: Stay): void {
  say(world, stay, 'A16', { expectedDischargeAt: realTime(world.head.clock, stay.endsAt) });
  world.plan(stay, 'discharge', Math.max(stay.endsAt, world.now));
}

function discharge(world: World, stay: Stay): void {
  const { random, place } = world;
  const group = place.groups.get(stay.groupId)!;
  if (mayStayOn(world, group, stay)) return;
  const hour = londonHour(world.now);
  const lounge = place.groups.get(groupId(group.siteId, 'discharge-lounge'));
  const bed = lounge && hour >= 9 && hour < 18 && random.chance(BY_LOUNGE) ? freeBed(world, lounge) : undefined;
  if (!bed || !lounge) return discharged(world, stay);
  moveTo(world, stay, bed, lounge.id);
  world.plan(stay, 'leave-lounge', world.now + random.between(0.7, 3) * HOUR);
}

/** A03 */
function discharged(world: World, stay: Stay): void {
  const dischargedAt = realTime(world.head.clock, world.now);
  if (stay.patientClass === 'I') world.count(siteOf(world, stay), dischargedAt, 'discharges');
  say(world, stay, 'A03', { dischargedAt });
  world.end(stay);
}

/** A21 */
function goOnLeave(world: World, stay: Stay): void {
  stay.onLeave = true;
  say(world, stay, 'A21');
  world.plan(stay, 'return', world.now + world.random.between(8, 60) * HOUR);
}

/** A22 */
function comeBack(world: World, stay: Stay): void {
  stay.onLeave = false;
  say(world, stay, 'A22');
  stay.endsAt = Math.max(stay.endsAt, world.now + 2 * HOUR);
  planNext(world, stay);
}
