import type { Location } from '@careway/contracts';
import type { Fact } from './fact.ts';
import { standing, timelineOf, type Standing } from './timeline.ts';

export type MovementKind = 'opened' | 'moved' | 'reclassed' | 'left' | 'returned' | 'closed';

/** A step of a visit that a fact made. Cancelled steps are kept for the record and count for nothing. */
export interface Movement {
  kind: MovementKind;
  trigger: string;
  interfaceId: string;
  /** Happened, as the message has it; where it stands in the timeline is decided there. */
  occurredAt: string;
  recordedAt: string;
  knownAt: string;
  /** `null`: the sender deleted the place. Undefined: not said. */
  place?: Location | null | undefined;
  patientClass?: string | undefined;
  /** PV1-44 for an opening, PV1-45 for a closing: better than the time of the event when it is said. */
  saidAt?: string | undefined;
  disposition?: string | undefined;
  /** Found by comparing what a message repeats with what was known: it holds from then on, not from an earlier time. */
  found?: boolean;
  /** When the sender's system recorded that this did not happen. */
  cancelledAt?: string;
}

export interface Expected {
  at?: string | undefined;
  place?: Location | undefined;
}

/** A visit as far as it has been walked, in the order of recording. */
export interface Journey {
  subjectId: string;
  movements: readonly Movement[];
  /** A11 or A38 took back the whole visit, and nobody came since. */
  cancelled: boolean;
  expected: { admission?: Expected; transfer?: Expected; discharge?: Expected };
  expectedDischargeAt?: string | undefined;
  treatmentFunction?: string | undefined;
  admissionSource?: string | undefined;
  /** Where the person is after everything that is known so far. */
  standing: Standing;
  /** Discharge times that were cancelled: an update that repeats one is no discharge. */
  undone: readonly string[];
}

export const setOut = (subjectId: string): Journey => ({
  subjectId,
  movements: [],
  cancelled: false,
  expected: {},
  standing: standing([]),
  undone: [],
});

export const liveOf = (journey: Journey): Movement[] => journey.movements.filter((one) => !one.cancelledAt);

export function add(journey: Journey, fact: Fact, step: Pick<Movement, 'kind'> & Partial<Movement>): Journey {
  const { trigger, interfaceId, occurredAt, recordedAt, knownAt } = fact;
  const movement: Movement = { trigger, interfaceId, occurredAt, recordedAt, knownAt, ...step };
  return { ...withMovements(journey, [...journey.movements, movement]), cancelled: false };
}

export const change = (journey: Journey, old: Movement, better: Partial<Movement>): Journey =>
  withMovements(
    journey,
    journey.movements.map((one) => (one === old ? { ...one, ...better } : one)),
  );

export const takeBack = (journey: Journey, undone: readonly Movement[], fact: Fact): Journey =>
  withMovements(
    journey,
    journey.movements.map((one) => (undone.includes(one) ? { ...one, cancelledAt: fact.recordedAt } : one)),
  );

function withMovements(journey: Journey, movements: readonly Movement[]): Journey {
  const moved = { ...journey, movements };
  return { ...moved, standing: standing(timelineOf(liveOf(moved))) };
}
