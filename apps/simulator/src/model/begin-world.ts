import { newStay, onwardFrom } from './arrive.ts';
import { DAY } from './london-time.ts';
import type { Group, Place } from './place.ts';
import { Random } from './random.ts';
import { say } from './say.ts';
import { planDischarge } from './plan-discharge.ts';
import { planNext } from './settle.ts';
import { World } from './world.ts';

export interface Beginning {
  /** Model time, which is real time until the clock is set. */
  at: number;
  seed: number;
  /** What the numbers of people, visits and messages of this run begin with. */
  run: string;
  /** Whether the beds hold people; else the place is empty. */
  filled: boolean;
}

/** A world at a moment, its beds as full as in the long run. Each inpatient is said as an A01 of a past day. */
export function beginWorld(place: Place, { at, seed, run, filled }: Beginning): World {
  const world = new World(place, {
    run,
    random: [...Random.of(seed).state],
    people: 0,
    clock: { model: at, real: at, speed: 1 },
    now: at,
    streams: {},
  });
  if (filled) for (const group of place.groups.values()) fill(world, group);
  return world;
}

function fill(world: World, group: Group): void {
  if (group.stayDays === 0) return;
  const people = Math.round(group.target * group.beds);
  for (let count = 0; count < people; count++) alreadyIn(world, group);
}

/** A person met in a bed has a stay that is longer than most (its length weighs), and is somewhere within it. */
function alreadyIn(world: World, group: Group): void {
  const { random } = world;
  const stay = newStay(world, { people: peopleOf(group), groupId: group.id }, 'I');
  const days = Math.max(0.05, random.logNormal(group.stayDays * Math.exp(group.sigma ** 2), group.sigma));
  const before = Math.max(0.01, days * random.next());
  const admitted = world.now - before * DAY;
  stay.admittedAt = Math.round(admitted);
  stay.onward = onwardFrom(world.place, group, random);
  world.take(stay);
  say(world, stay, 'A01', { at: stay.admittedAt });
  if (stay.onward.length > 0) return world.plan(stay, 'move-on', world.now + (days - before) * DAY);
  const { at, complex } = planDischarge(world.now, days - before, world.place.spreads.discharges, random);
  Object.assign(stay, { endsAt: at, complex: complex && group.kind !== 'mental-health' });
  planNext(world, stay);
}

function peopleOf({ kind }: Group): 'adult' | 'child' | 'mother' | 'newborn' {
  if (kind === 'paediatric') return 'child';
  if (kind === 'maternity') return 'mother';
  return kind === 'neonatal' ? 'newborn' : 'adult';
}
