import type { Location } from '@careway/contracts';
import type { Fact } from './fact.ts';
import { add, liveOf, takeBack, type Journey, type Movement } from './journey.ts';
import { saidClass } from './patient-class.ts';
import { isSamePlace } from './same-place.ts';

/** A02: the person moves at the time it happened, even when the admission is not known yet. Told again, it counts once. */
export function move(journey: Journey, fact: Fact): Journey {
  if (journey.cancelled || isTold(journey, fact)) return journey;
  const moved = add(journey, fact, { kind: 'moved', place: fact.location ?? undefined });
  const patientClass = saidClass(fact);
  const differs = patientClass !== undefined && patientClass !== moved.standing.patientClass;
  return differs ? add(moved, fact, { kind: 'reclassed', patientClass }) : moved;
}

/**
 * A12: the transfer that happened at the message's own time (EVN-6 of a cancel), else the last one recorded, did not
 * happen. The person is back where they were; only when that was never said, the message's own places are asked,
 * the prior one (PV1-6) first. With no transfer to cancel it changes nothing that is known.
 */
export function cancelMove(journey: Journey, fact: Fact): Journey {
  if (journey.cancelled) return journey;
  const moves = liveOf(journey).filter((one) => one.kind === 'moved');
  const undone = moves.findLast((one) => one.occurredAt === fact.occurredAt) ?? moves.at(-1);
  const back = undone ? takeBack(journey, [undone], fact) : journey;
  const { phase, place } = back.standing;
  const told = placeTold(fact, undone);
  if (phase === 'gone' || place || !told) return back;
  return add(back, fact, { kind: 'moved', place: told, found: true });
}

const isTold = (journey: Journey, { location, occurredAt }: Fact): boolean =>
  Boolean(location) &&
  liveOf(journey).some(
    (one) => one.kind === 'moved' && one.occurredAt === occurredAt && isSamePlace(location!, one.place ?? undefined),
  );

const placeTold = (fact: Fact, undone: Movement | undefined): Location | undefined =>
  [fact.priorLocation, fact.location]
    .filter((place) => place !== undefined && place !== null)
    .find((place) => !undone?.place || !isSamePlace(place, undone.place));
