import type { Fact } from './fact.ts';
import { add, change, liveOf, type Journey } from './journey.ts';
import { classOnComing, isInpatient } from './patient-class.ts';
import { isSamePlace } from './same-place.ts';

/**
 * A01, A04, A06, A07: the person comes, or changes class.
 * It opens the visit when nobody is here, when it makes an inpatient of somebody who was none, or when it happened
 * before every opening so far (an admission that was recorded late). The same occurrence told again corrects itself.
 * Any other admission of somebody who is here only says where they are and in what class (a double A01).
 */
export function come(journey: Journey, fact: Fact): Journey {
  const patientClass = classOnComing(fact);
  const openings = liveOf(journey).filter((one) => one.kind === 'opened');
  const again = openings.find((one) => one.occurredAt === fact.occurredAt && one.trigger === fact.trigger);
  const saidAt = fact.admittedAt ?? undefined;
  if (again) {
    const place = fact.location === undefined ? again.place : fact.location;
    return change(journey, again, { place, patientClass, saidAt: saidAt ?? again.saidAt });
  }
  const here = journey.standing;
  const opens =
    here.phase !== 'here' ||
    openings.every((one) => fact.occurredAt < one.occurredAt) ||
    (isInpatient(patientClass) && !isInpatient(here.patientClass));
  if (opens) return add(journey, fact, { kind: 'opened', place: fact.location, patientClass, saidAt });
  const moves = fact.location && !isSamePlace(fact.location, here.place);
  const moved = moves ? add(journey, fact, { kind: 'moved', place: fact.location }) : journey;
  return patientClass === here.patientClass ? moved : add(moved, fact, { kind: 'reclassed', patientClass });
}
