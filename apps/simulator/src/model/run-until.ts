import { arriveInEmergency, arriveOnWard } from './arrive.ts';
import { recordByMistake, updateRecord } from './correct-record.ts';
import type { Happening } from './happening.ts';
import type { Stream, StreamKind } from './place.ts';
import { takeStep } from './take-step.ts';
import type { World } from './world.ts';

const COMES: Record<StreamKind, (world: World, stream: Stream) => void> = {
  emergency: arriveInEmergency,
  planned: arriveOnWard,
  direct: arriveOnWard,
  update: updateRecord,
  mistake: recordByMistake,
};

/** Lets the world live on until a moment of model time and returns what has happened, in order. */
export function runUntil(world: World, until: number): Happening[] {
  while (nextStep(world, until));
  world.head.now = Math.max(world.now, until);
  return takeHappenings(world);
}

/** Does the next thing that is due, if it is due by `until`. */
export function nextStep(world: World, until: number): boolean {
  const due = world.agenda.takeDue(until);
  if (!due) return false;
  const { at, item } = due;
  if ('stream' in item) {
    world.head.now = at;
    COMES[item.stream.kind](world, item.stream);
    world.arriveNext(item.stream);
    return true;
  }
  const stay = world.stays.get(item.stay);
  // What was planned before a change of plan is still on the agenda.
  if (stay?.next.at !== at) return true;
  world.head.now = at;
  takeStep(world, stay);
  return true;
}

export function takeHappenings(world: World): Happening[] {
  const { happenings } = world;
  world.happenings = [];
  return happenings;
}
