import type { Fact } from './fact.ts';
import { add, type Journey } from './journey.ts';
import { saidClass } from './patient-class.ts';
import { isSamePlace } from './same-place.ts';

/** Takes over what a message repeats of place and class, where it differs from what is known. */
export function restate(journey: Journey, fact: Fact): Journey {
  const here = journey.standing;
  const { location } = fact;
  const moves = location === null ? here.place !== undefined : location && !isSamePlace(location, here.place);
  const moved = moves ? add(journey, fact, { kind: 'moved', place: location, found: true }) : journey;
  const patientClass = saidClass(fact);
  if (patientClass === undefined || patientClass === here.patientClass) return moved;
  return add(moved, fact, { kind: 'reclassed', patientClass, found: true });
}
