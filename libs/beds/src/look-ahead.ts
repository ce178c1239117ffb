import type { Fact } from './fact.ts';
import { type Expected, type Journey } from './journey.ts';

type Awaited = keyof Journey['expected'];

const AWAITED: Partial<Record<Fact['kind'], Awaited>> = {
  'admission-pending': 'admission',
  'patient-pre-admitted': 'admission',
  'transfer-pending': 'transfer',
  'discharge-pending': 'discharge',
};

/** What comes about, or is called off, is no longer awaited. */
const SETTLED: Partial<Record<Fact['kind'], Awaited>> = {
  'pending-admission-cancelled': 'admission',
  'pre-admission-cancelled': 'admission',
  'patient-admitted': 'admission',
  'patient-registered': 'admission',
  'patient-became-inpatient': 'admission',
  'pending-transfer-cancelled': 'transfer',
  'patient-transferred': 'transfer',
  'pending-discharge-cancelled': 'discharge',
};

/** A05, A14, A15, A16 and their cancels A38, A27, A26, A25: what is awaited, until it comes about. */
export function lookAhead(journey: Journey, fact: Fact): Journey {
  if (fact.kind === 'patient-discharged') return { ...journey, expected: {} };
  const [awaited, settled] = [AWAITED[fact.kind], SETTLED[fact.kind]];
  if (settled) return without(journey, settled, fact);
  if (!awaited || !isOpenTo(journey, awaited)) return journey;
  const { cancelled } = journey;
  const back = awaited === 'admission' ? false : cancelled;
  return { ...journey, cancelled: back, expected: { ...journey.expected, [awaited]: expectedBy(awaited, fact) } };
}

const isOpenTo = (journey: Journey, awaited: Awaited): boolean => {
  const { phase } = journey.standing;
  return awaited === 'admission' ? phase === 'before' : phase !== 'gone' && !journey.cancelled;
};

function without(journey: Journey, settled: Awaited, fact: Fact): Journey {
  const { [settled]: _, ...expected } = journey.expected;
  const calledOff = fact.kind === 'pre-admission-cancelled' && journey.movements.length === 0;
  return { ...journey, expected, cancelled: journey.cancelled || calledOff };
}

function expectedBy(awaited: Awaited, fact: Fact): Expected {
  const at =
    awaited === 'admission' ? fact.expectedAdmissionAt : awaited === 'discharge' ? fact.expectedDischargeAt : undefined;
  return { at: at ?? undefined, place: awaited === 'discharge' ? undefined : (fact.location ?? undefined) };
}
