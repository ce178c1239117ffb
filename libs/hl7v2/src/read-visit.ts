import type { Problem, SaidVisit } from './adt-message.ts';
import type { Er7Message } from './er7-message.ts';
import { refuse, warn } from './problem.ts';
import { LONGEST_NUMBER, saidCode, saidLocation, saidText, saidTime } from './said.ts';
import type { Segment } from './segment.ts';
import type { TriggerNeeds } from './triggers.ts';

/**
 * Reads PV1 and PV2. A visit needs a number (PV1-19, else PID-18); where the trigger is not about a visit and no number
 * is said, there is no visit and no problem.
 */
export const readVisit = (
  message: Er7Message,
  needs: TriggerNeeds,
  timeZone: string,
  problems: Problem[],
): SaidVisit | undefined => {
  const pv1 = message.segment('PV1');
  if (pv1 === undefined) {
    if (needs.kind === 'visit') problems.push(noSegment());
    return undefined;
  }
  const number = visitNumber(message, pv1, needs, problems);
  if (number === undefined && needs.kind !== 'visit') return undefined;
  const pv2 = message.segment('PV2');
  const visit: SaidVisit = {
    number: number ?? '',
    patientClass: saidCode(pv1, 2, problems),
    location: saidLocation(pv1, 3, problems),
    priorLocation: saidLocation(pv1, 6, problems),
    treatmentFunction: saidCode(pv1, 10, problems),
    admissionSource: saidCode(pv1, 14, problems) ?? saidCode(pv1, 4, problems),
    dischargeDisposition: saidCode(pv1, 36, problems),
    admittedAt: saidTime(pv1, 44, timeZone, problems),
    dischargedAt: saidTime(pv1, 45, timeZone, problems),
    expectedAdmissionAt: saidTime(pv2, 8, timeZone, problems),
    expectedDischargeAt: saidTime(pv2, 9, timeZone, problems),
  };
  checkPlace(visit, pv1, needs, problems);
  return visit;
};

const noSegment = (): Problem =>
  refuse(
    { segment: 'PV1' },
    { code: 100, rule: 'A message about a visit has a PV1 segment.', fix: 'Send PV1 after PID.' },
  );

const visitNumber = (
  message: Er7Message,
  pv1: Segment,
  needs: TriggerNeeds,
  problems: Problem[],
): string | undefined => {
  const found = saidText(pv1, 19) ?? saidText(message.segment('PID'), 18) ?? undefined;
  if (found !== undefined && found.length <= LONGEST_NUMBER) return found;
  const place = { segment: 'PV1', field: 19, component: 1 };
  if (found !== undefined) {
    const rule = `A visit number has at most ${LONGEST_NUMBER} characters.`;
    problems.push(refuse(place, { code: 102, found, rule, fix: 'Send the number alone in CX-1.' }));
  } else if (needs.kind === 'visit') {
    const rule = 'A message about a visit names it: a visit number in PV1-19 (or an account number in PID-18).';
    const fix = 'Send the same visit number in PV1-19 of every message of the visit.';
    problems.push(refuse({ segment: 'PV1', field: 19 }, { code: 101, found: pv1.field(19), rule, fix }));
  }
  return undefined;
};

const checkPlace = (visit: SaidVisit, pv1: Segment, needs: TriggerNeeds, problems: Problem[]): void => {
  if (needs.kind !== 'visit') return;
  if (!visit.patientClass) {
    const rule = 'PV1-2 is the patient class (table HL70004).';
    problems.push(
      warn({ segment: 'PV1', field: 2 }, { code: 101, found: pv1.field(2), rule, fix: 'Send I, O, E or P.' }),
    );
  }
  if (visit.location) return;
  const place = { segment: 'PV1', field: 3 };
  if (needs.location === true) {
    const rule = 'A transfer says in PV1-3 where the patient is now.';
    problems.push(refuse(place, { code: 101, found: pv1.field(3), rule, fix: 'Send ward^bay^bed^site in PV1-3.' }));
  } else if (needs.usuallyPlaced === true) {
    const rule = 'PV1-3 is where the patient is; without it the patient is counted in an unknown place.';
    problems.push(warn(place, { code: 101, found: pv1.field(3), rule, fix: 'Send ward^bay^bed^site in PV1-3.' }));
  }
};
