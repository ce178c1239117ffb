import {
  EMERGENCY_HOURS,
  EMERGENCY_SIGMA,
  GOES_ON,
  TO_CRITICAL_CARE,
  TO_SISTER,
  TO_SURGERY,
  UNKNOWN_AT_FIRST,
  URGENT_HOURS,
} from './assumptions.ts';
import { bedOrElse } from './find-bed.ts';
import { HOUR } from './london-time.ts';
import { inventPerson } from './person.ts';
import { groupId, type Group, type Place, type Stream } from './place.ts';
import type { Random } from './random.ts';
import { say } from './say.ts';
import { settle } from './settle.ts';
import type { Stay } from './stay.ts';
import { realTime, type World } from './world.ts';

/** Somebody comes to a group. */
export function newStay(world: World, stream: Pick<Stream, 'people' | 'groupId'>, patientClass: 'E' | 'I'): Stay {
  const { run } = world.head;
  const number = world.number();
  const person = inventPerson(world.random, run, number, stream.people);
  const { spot, groupId: where } = bedOrElse(world, stream.groupId);
  const group = world.place.groups.get(where)!;
  return {
    id: `${run}S${number}`,
    trust: group.trust,
    person,
    visitNumber: `${run}V${number}`,
    patientClass,
    spot,
    groupId: where,
    next: { at: Infinity, step: 'discharge' },
    endsAt: 0,
    complex: false,
    onLeave: false,
    onward: [],
    quietUntil: 0,
  };
}

/** A04: to an emergency department or urgent treatment. */
export function arriveInEmergency(world: World, stream: Stream): void {
  const { random } = world;
  const stay = newStay(world, stream, 'E');
  const urgent = world.place.groups.get(stream.groupId)!.kind === 'urgent-treatment';
  if (random.chance(stream.admitted)) stay.admitTo = stream.admitTo;
  if (random.chance(UNKNOWN_AT_FIRST)) stay.unknownAs = `${world.head.run}U${world.head.people}`;
  world.take(stay);
  say(world, stay, 'A04');
  const hours = random.logNormal(urgent ? URGENT_HOURS : EMERGENCY_HOURS, EMERGENCY_SIGMA);
  world.plan(stay, 'decide', world.now + hours * HOUR);
}

/** A01: straight to a ward, planned or sent by a GP. */
export function arriveOnWard(world: World, stream: Stream): void {
  const stay = newStay(world, stream, 'I');
  stay.admittedAt = realTime(world.head.clock, world.now);
  stay.onward = onwardFrom(world.place, world.place.groups.get(stream.groupId)!, world.random);
  world.take(stay);
  world.count(siteOf(world, stay), stay.admittedAt, 'admissions');
  say(world, stay, 'A01');
  settle(world, stay);
}

/** Where somebody in assessment goes on to; nowhere for the others. */
export function onwardFrom({ groups, sisters }: Place, group: Group, random: Random): string[] {
  if (group.kind !== 'assessment' || !random.chance(GOES_ON)) return [];
  const at = (kind: Group['kind'], siteId = group.siteId): string => groupId(siteId, kind);
  const sister = sisters.get(group.trust);
  const away = sister !== undefined && sister !== group.siteId && random.chance(TO_SISTER) ? sister : group.siteId;
  const last = random.chance(TO_SURGERY) ? at('surgical') : at('medical', away);
  const critical = random.chance(TO_CRITICAL_CARE) ? [at('critical-care')] : [];
  return [...critical, last].filter((id) => groups.has(id));
}

/** Site that a stay is at. */
export const siteOf = (world: World, stay: Stay): string => world.place.wards.get(stay.spot.wardId)!.siteId;
