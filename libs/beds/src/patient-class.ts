import type { Fact } from './fact.ts';

/**
 * PV1-2, HL7 table 0004, with senders' own codes beside it. Who takes up a bed or space of a ward:
 * I inpatient, B obstetrics and every code a sender made up (such as a day case) do; E emergency does, wherever the
 * person is, so that a department's spaces and a ward's boarders are both counted.
 * O outpatient, R recurring (a series of attendances), C commercial account, P pre-admitted and N not applicable don't:
 * such visits are often never closed.
 */
const NOT_IN_A_BED = new Set(['O', 'R', 'C', 'P', 'N']);

/** Codes that say nothing about somebody who has come. */
const SAYS_NOTHING = new Set(['', 'P', 'N', 'U']);

/** Whether a person of this class takes up a bed or space where they are. */
export const takesUpABed = (patientClass: string | undefined): boolean =>
  patientClass !== undefined && !NOT_IN_A_BED.has(patientClass);

/** Whether a person of this class is an inpatient: takes up a bed and is more than an emergency attendance. */
export const isInpatient = (patientClass: string | undefined): boolean =>
  takesUpABed(patientClass) && patientClass !== 'E';

/** The class that a fact about a person who has come says, undefined when it says none. */
export function saidClass({ patientClass }: Pick<Fact, 'patientClass'>): string | undefined {
  const code = (patientClass ?? '').trim().toUpperCase();
  return SAYS_NOTHING.has(code) ? undefined : code;
}

/** The class that an admission, registration or change of class puts the visit in. */
export function classOnComing(fact: Fact): string {
  const said = saidClass(fact);
  switch (fact.kind) {
    case 'patient-registered':
      return said ?? 'O';
    case 'patient-became-outpatient':
      return said !== undefined && !isInpatient(said) ? said : 'O';
    case 'patient-became-inpatient':
      return isInpatient(said) ? said! : 'I';
    default:
      return said ?? 'I';
  }
}
