import type { Fact } from './fact.ts';
import { go, reopen } from './go.ts';
import { change, liveOf, type Journey } from './journey.ts';
import { saidClass } from './patient-class.ts';
import { restate } from './restate.ts';

/**
 * A08: the fields count, not the trigger. A place or class that differs from what is known is a move or a change of
 * class from then on; PV1-45 that is said is a discharge (or corrects its time), deleted takes a discharge back.
 * A visit that nobody came for is opened only by what speaks of a person who is here.
 */
export function updateVisit(journey: Journey, fact: Fact): Journey {
  if (journey.cancelled) return journey;
  const { phase } = journey.standing;
  if (phase === 'gone') return correctGoing(journey, fact);
  if (phase === 'before' && !speaksOfPresence(journey, fact)) return journey;
  const restated = restate(journey, fact);
  return hasGone(journey, fact) ? go(restated, fact) : restated;
}

/** PV1-44 said again by a later message corrects the admission, as long as the visit has just one. */
export function correctComing(journey: Journey, fact: Fact): Journey {
  const openings = liveOf(journey).filter((one) => one.kind === 'opened');
  const [only] = openings;
  if (!fact.admittedAt || openings.length !== 1 || !only) return journey;
  return change(journey, only, { saidAt: fact.admittedAt });
}

const correctGoing = (journey: Journey, fact: Fact): Journey => {
  if (fact.dischargedAt === null) return reopen(journey, fact);
  return hasGone(journey, fact) ? go(journey, fact) : journey;
};

// A time still to come is a plan, and a time that was cancelled is an old copy.
const hasGone = (journey: Journey, { dischargedAt, recordedAt }: Fact): boolean =>
  Boolean(dischargedAt) && dischargedAt! <= recordedAt && !journey.undone.includes(dischargedAt!);

const speaksOfPresence = (journey: Journey, fact: Fact): boolean =>
  Boolean(fact.admittedAt && fact.admittedAt <= fact.recordedAt) ||
  (Boolean(fact.location) &&
    (saidClass(fact) !== undefined || (fact.patientClass !== 'P' && !journey.expected.admission)));
