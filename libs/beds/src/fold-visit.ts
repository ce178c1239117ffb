import { cancelAdmission } from './cancel-admission.ts';
import { come } from './come.ts';
import { lookAhead } from './look-ahead.ts';
import type { Fact, FactKind } from './fact.ts';
import { cancelDischarge, go } from './go.ts';
import { add, setOut, type Journey } from './journey.ts';
import { cancelMove, move } from './move.ts';
import { orderFacts } from './order-facts.ts';
import { spellOf, type Spell } from './spell.ts';
import { restate } from './restate.ts';
import { correctComing, updateVisit } from './update-visit.ts';

const unlessCancelled =
  (step: (journey: Journey, fact: Fact) => Journey) =>
  (journey: Journey, fact: Fact): Journey =>
    journey.cancelled ? journey : step(journey, fact);

const leave = unlessCancelled((journey, fact) =>
  add(journey, fact, { kind: 'left', place: fact.location ?? undefined }),
);
const comeBack = unlessCancelled((journey, fact) => restate(add(journey, fact, { kind: 'returned' }), fact));

const STEPS: Partial<Record<FactKind, (journey: Journey, fact: Fact) => Journey>> = {
  'patient-registered': come,
  'patient-admitted': come,
  'patient-became-inpatient': come,
  'patient-became-outpatient': come,
  'visit-updated': updateVisit,
  'patient-transferred': move,
  'transfer-cancelled': cancelMove,
  'leave-started': leave,
  'leave-ended': comeBack,
  'patient-discharged': go,
  'discharge-cancelled': cancelDischarge,
  'admission-cancelled': cancelAdmission,
};

/** Messages that repeat PV1-44 of an admission told before. */
const REPEATS: ReadonlySet<FactKind> = new Set(['visit-updated', 'patient-transferred', 'patient-discharged']);

/**
 * The spell that the facts of one visit add up to. Any order of arrival, and any repeat, gives the same spell: facts
 * are walked in the order in which the sender's system recorded them, to find which movements stand, and these are
 * then laid out by when they happened. Undefined when there is no fact.
 */
export function foldVisit(facts: readonly Fact[]): Spell | undefined {
  const ordered = orderFacts(facts);
  const [first] = ordered;
  if (!first) return undefined;
  return spellOf(ordered, ordered.reduce(walk, setOut(first.subjectId)));
}

function walk(journey: Journey, fact: Fact): Journey {
  const awaiting = lookAhead(journey, fact);
  const stepped = STEPS[fact.kind]?.(awaiting, fact) ?? awaiting;
  const corrected = REPEATS.has(fact.kind) ? correctComing(stepped, fact) : stepped;
  return { ...detail(corrected, fact), subjectId: fact.subjectId };
}

function detail(journey: Journey, fact: Fact): Journey {
  const gone = journey.standing.phase === 'gone';
  return {
    ...journey,
    treatmentFunction: said(fact.treatmentFunction, journey.treatmentFunction),
    admissionSource: said(fact.admissionSource, journey.admissionSource),
    expectedDischargeAt: gone ? undefined : said(fact.expectedDischargeAt, journey.expectedDischargeAt),
  };
}

const said = (now: string | null | undefined, before: string | undefined): string | undefined =>
  now === undefined ? before : (now ?? undefined);
