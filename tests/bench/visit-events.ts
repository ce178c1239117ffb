import { createHash } from 'node:crypto';
import {
  domainEvent,
  PatientAdmitted,
  PatientDischarged,
  PatientTransferred,
  VisitUpdated,
  type DomainEvent,
  type EventClass,
  type VisitFact,
} from '@careway/contracts';
import { loadReferenceData } from '@careway/reference-data';

const STEPS: readonly [trigger: string, type: EventClass<VisitFact>][] = [
  ['A01', PatientAdmitted],
  ['A08', VisitUpdated],
  ['A02', PatientTransferred],
  ['A03', PatientDischarged],
];
const WARDS = loadReferenceData('deploy/reference/kent-and-medway')
  .at()
  .wards.filter(({ bedBase }) => bedBase)
  .map(({ id }) => id);
/** Patients who are on their way at the same time. */
const TOGETHER = 500;

const uuidOf = (text: string): string => {
  const hex = createHash('md5').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/**
 * What the gateway says of `count` messages: each patient is admitted, updated, moved and discharged, 500 at a time.
 * The same for the same `run`; the n-th event of a patient happens n minutes after the first.
 */
export function visitEvents(run: string, count: number): DomainEvent<VisitFact>[] {
  const perTurn = TOGETHER * STEPS.length;
  return Array.from({ length: count }, (_, n) => {
    const patient = Math.floor(n / perTurn) * TOGETHER + (n % TOGETHER);
    return visitEvent(run, patient, Math.floor((n % perTurn) / TOGETHER));
  });
}

/** Step `step` (0 to 3) of a patient's visit. */
export function visitEvent(run: string, patient: number, step: number): DomainEvent<VisitFact> {
  const [trigger, type] = STEPS[step]!;
  const wardId = WARDS[(patient + step * 7) % WARDS.length]!;
  const at = new Date(Date.UTC(2026, 10, 22, 9, step)).toISOString();
  const id = uuidOf(`${run} event ${patient} ${step}`);
  const cause = { messageId: uuidOf(`message ${id}`), revision: 1, interfaceId: 'rvv-pas', trigger };
  const times = { occurredAt: at, recordedAt: at, admittedAt: at };
  const location = { wardId, bedId: `${wardId}-01`, pointOfCare: wardId, room: '2', bed: '1', facility: 'RVV01' };
  const visitId = uuidOf(`${run} visit ${patient}`);
  const said = { visitId, patientClass: 'I', location, treatmentFunction: '300', admissionSource: '21' };
  return domainEvent(
    type,
    { id, subject: uuidOf(`${run} subject ${patient}`), time: at },
    { ...cause, ...times, ...said },
  );
}
