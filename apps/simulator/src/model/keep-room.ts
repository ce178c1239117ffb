import { DAY, HOUR, londonHour } from './london-time.ts';
import type { Group } from './place.ts';
import { fullness } from './find-bed.ts';
import type { Stay } from './stay.ts';
import type { World } from './world.ts';

/** How far above or below its target a group may go before it sends home earlier or keeps longer. */
const PRESSED = 0.005;
const SLACK = 0.02;

/** A group above its target hurries the one who would leave it next: onward at any hour, home in the daytime. */
export function makeRoom(world: World, group: Group): void {
  if (fullness(world, group) < Math.min(0.99, group.target + PRESSED)) return;
  const hour = londonHour(world.now);
  const daytime = hour >= 8 && hour < 19;
  let soonest: Stay | undefined;
  for (const id of world.inGroup.get(group.id) ?? []) {
    const stay = world.stays.get(id)!;
    if (!mayHurry(world, stay, daytime)) continue;
    if (!soonest || stay.endsAt < soonest.endsAt) soonest = stay;
  }
  if (!soonest) return;
  soonest.endsAt = world.now + world.random.between(0.5, 3) * HOUR;
  world.plan(soonest, soonest.next.step === 'move-on' ? 'move-on' : 'discharge', soonest.endsAt);
}

function mayHurry({ now }: World, stay: Stay, daytime: boolean): boolean {
  if (stay.onLeave || stay.quietUntil > now || stay.endsAt < now + 3 * HOUR) return false;
  if (stay.next.step === 'move-on') return true;
  return daytime && !stay.complex && (stay.next.step === 'discharge' || stay.next.step === 'announce');
}

/** A group well below its target keeps some a day longer. */
export function mayStayOn(world: World, group: Group, stay: Stay): boolean {
  if (stay.complex || fullness(world, group) > group.target - SLACK || !world.random.chance(0.6)) return false;
  stay.endsAt = world.now + DAY;
  world.plan(stay, 'discharge', stay.endsAt);
  return true;
}
