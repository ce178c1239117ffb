import type { Location } from '@careway/contracts';

/** What a message said of a visit, in the order that settles facts of the same moment: a cancel follows what it cancels. */
export const FACT_KINDS = [
  'admission-pending',
  'patient-pre-admitted',
  'pending-admission-cancelled',
  'pre-admission-cancelled',
  'patient-registered',
  'patient-admitted',
  'patient-became-inpatient',
  'patient-became-outpatient',
  'visit-updated',
  'transfer-pending',
  'pending-transfer-cancelled',
  'patient-transferred',
  'transfer-cancelled',
  'leave-started',
  'leave-ended',
  'discharge-pending',
  'pending-discharge-cancelled',
  'patient-discharged',
  'discharge-cancelled',
  'admission-cancelled',
  'visit-moved',
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** The fields of PV1 and PV2 that beds rest on. Absent: not said. `null`: deleted by the sender. */
export interface Said {
  patientClass?: string | null;
  location?: Location | null;
  priorLocation?: Location | null;
  treatmentFunction?: string | null;
  admissionSource?: string | null;
  dischargeDisposition?: string | null;
  admittedAt?: string | null;
  dischargedAt?: string | null;
  expectedAdmissionAt?: string | null;
  expectedDischargeAt?: string | null;
}

/** One fact about one visit. Times are instants as `Date.toISOString` writes them, so that text order is time order. */
export interface Fact extends Said {
  messageId: string;
  /** A higher revision of the same message replaces the lower one. */
  revision: number;
  kind: FactKind;
  /** HL7 trigger event, for the record only: the kind decides. */
  trigger: string;
  interfaceId: string;
  visitId: string;
  /** The patient that the visit is of, as this message has it. */
  subjectId: string;
  /** Happened. */
  occurredAt: string;
  /** Recorded in the sender's system: the order in which its users acted. */
  recordedAt: string;
  /** When Careway knew it. Carried along; decides nothing. */
  knownAt: string;
}
