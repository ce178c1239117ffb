import type { Location } from '@careway/contracts';
import type { Fact } from './fact.ts';
import { liveOf, type Expected, type Journey, type MovementKind } from './journey.ts';
import { inpatientPeriods, type InpatientPeriod } from './inpatient-period.ts';
import { staysOf, type Stay } from './stay.ts';
import { timelineOf, type Standing, type Step } from './timeline.ts';

/** `expected`: nobody came yet. `cancelled`: taken back as a whole. `unknown`: only facts that say nothing of it. */
export type SpellStatus = 'unknown' | 'expected' | 'open' | 'closed' | 'cancelled';

/** One step of a visit as a person may read it, with both clocks; a cancelled one says when it was taken back. */
export interface MovementRecord {
  kind: MovementKind;
  trigger: string;
  happenedAt: string;
  recordedAt: string;
  knownAt: string;
  place?: Location | undefined;
  cancelledAt?: string;
}

/** Everything that is known of one visit. Times are instants; places are as said and as mapped. */
export interface Spell {
  visitId: string;
  /** The patient whose visit it is, before merges are resolved. */
  subjectId: string;
  status: SpellStatus;
  patientClass?: string | undefined;
  admittedAt?: string | undefined;
  dischargedAt?: string | undefined;
  dischargeDisposition?: string | undefined;
  treatmentFunction?: string | undefined;
  admissionSource?: string | undefined;
  expected: { admission?: Expected; transfer?: Expected; discharge?: Expected };
  expectedDischargeAt?: string | undefined;
  stays: Stay[];
  inpatientPeriods: InpatientPeriod[];
  movements: MovementRecord[];
  /** The latest moment that a fact of the visit is about. */
  happenedAt: string;
  /** When Careway knew the newest fact. */
  knownAt: string;
}

export function spellOf(facts: readonly Fact[], journey: Journey): Spell {
  const steps = timelineOf(liveOf(journey));
  const here = journey.standing;
  const opening = steps.find(({ movement }) => movement.kind === 'opened');
  const closing = here.phase === 'gone' ? steps.findLast(({ movement }) => movement.kind === 'closed') : undefined;
  return {
    visitId: facts[0]!.visitId,
    subjectId: journey.subjectId,
    status: statusOf(journey, here),
    patientClass: here.patientClass,
    admittedAt: opening?.at,
    dischargedAt: closing?.at,
    dischargeDisposition: closing?.movement.disposition,
    treatmentFunction: journey.treatmentFunction,
    admissionSource: journey.admissionSource,
    expected: journey.expected,
    expectedDischargeAt: journey.expectedDischargeAt,
    stays: staysOf(steps),
    inpatientPeriods: inpatientPeriods(steps),
    movements: recordsOf(journey, steps),
    happenedAt: latest(facts, (fact) => fact.occurredAt),
    knownAt: latest(facts, (fact) => fact.knownAt),
  };
}

const latest = (facts: readonly Fact[], of: (fact: Fact) => string): string =>
  facts.map(of).reduce((a, b) => (a > b ? a : b));

function statusOf(journey: Journey, { phase }: Standing): SpellStatus {
  if (phase === 'here') return 'open';
  if (phase === 'gone') return 'closed';
  if (journey.cancelled) return 'cancelled';
  return journey.expected.admission ? 'expected' : 'unknown';
}

function recordsOf(journey: Journey, steps: readonly Step[]): MovementRecord[] {
  const times = new Map(steps.map(({ movement, at }) => [movement, at]));
  return journey.movements
    .map((movement) => {
      const { kind, trigger, recordedAt, knownAt, place, cancelledAt } = movement;
      const happenedAt = times.get(movement) ?? movement.saidAt ?? movement.occurredAt;
      const known = { kind, trigger, happenedAt, recordedAt, knownAt, place: place ?? undefined };
      return cancelledAt ? { ...known, cancelledAt } : known;
    })
    .sort((a, b) => (a.happenedAt < b.happenedAt ? -1 : a.happenedAt > b.happenedAt ? 1 : 0));
}
