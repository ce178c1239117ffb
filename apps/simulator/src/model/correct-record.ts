import { newStay } from './arrive.ts';
import { bedOrElse } from './find-bed.ts';
import { HOUR, MINUTE } from './london-time.ts';
import type { Stream } from './place.ts';
import { say } from './say.ts';
import type { Stay } from './stay.ts';
import { realTime, type World } from './world.ts';

const QUIET_HOURS = 4;

/** A08: something in a record of the trust is put right; where the person is stays the same. */
export function updateRecord(world: World, { trust }: Stream): void {
  const stay = someStay(world, trust);
  if (stay) say(world, stay, 'A08');
}

/** A clerk records what was not so, and cancels it within the hour: A01 A11, A02 A12, or A03 A13. */
export function recordByMistake(world: World, stream: Stream): void {
  const stay = someStay(world, stream.trust);
  if (!stay) return;
  const cancelAt = world.now + world.random.between(10 * MINUTE, HOUR);
  stay.quietUntil = world.now + QUIET_HOURS * HOUR;
  world.changed.stays.add(stay.id);
  const mistakes = [admitsNobody, movesNobody, dischargesNobody];
  mistakes[world.random.below(mistakes.length)]!(world, stay, cancelAt);
}

function admitsNobody(world: World, like: Stay, cancelAt: number): void {
  const ghost = newStay(world, { people: 'adult', groupId: like.groupId }, 'I');
  ghost.admittedAt = realTime(world.head.clock, world.now);
  say(world, ghost, 'A01', { true: false });
  say(world, ghost, 'A11', { true: false, at: cancelAt });
}

function movesNobody(world: World, stay: Stay, cancelAt: number): void {
  const { spot } = bedOrElse(world, world.random.pick([...neighbours(world, stay)]));
  if (spot.wardId === stay.spot.wardId) return;
  say(world, stay, 'A02', { true: false, spot, prior: stay.spot });
  say(world, stay, 'A12', { true: false, at: cancelAt, prior: spot });
}

const neighbours = (world: World, stay: Stay): Iterable<string> => {
  const { trust } = stay;
  return [...world.place.groups.values()].filter((one) => one.trust === trust && one.stayDays > 0).map(({ id }) => id);
};

function dischargesNobody(world: World, stay: Stay, cancelAt: number): void {
  say(world, stay, 'A03', { true: false, dischargedAt: realTime(world.head.clock, world.now) });
  say(world, stay, 'A13', { true: false, at: cancelAt });
}

/** An inpatient of the trust to whom nothing else happens in the next hours; none when few tries find none. */
function someStay(world: World, trust: string): Stay | undefined {
  const groups = [...world.place.groups.values()].filter((one) => one.trust === trust && one.stayDays > 0);
  for (let tries = 0; tries < 8; tries++) {
    const group = groups[world.random.weighted(groups.map((one) => one.beds))]!;
    const ids = [...(world.inGroup.get(group.id) ?? [])];
    const stay = ids.length > 0 ? world.stays.get(world.random.pick(ids)) : undefined;
    if (stay && isQuiet(world, stay)) return stay;
  }
  return undefined;
}

const isQuiet = (world: World, stay: Stay): boolean =>
  stay.patientClass === 'I' &&
  !stay.onLeave &&
  stay.quietUntil < world.now &&
  stay.next.at > world.now + QUIET_HOURS * HOUR;
