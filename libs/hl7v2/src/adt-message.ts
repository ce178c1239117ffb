/** What a sender said of one field: a value, `null` when deleted (HL7 `""`), `undefined` when not said. */
export type Said<Value> = Value | null | undefined;

/** An identifier of a person (CX): value, CX-5 type such as NH, PI, MR, and CX-4.1 assigning authority. */
export interface Identifier {
  value: string;
  type?: string | undefined;
  authority?: string | undefined;
}

/** A place as said (PL): PL-1 to PL-4.1. */
export interface SaidLocation {
  pointOfCare?: string | undefined;
  room?: string | undefined;
  bed?: string | undefined;
  facility?: string | undefined;
}

/** A person as said (PID). Personal: never logged, never on Kafka. */
export interface SaidPatient {
  identifiers: Identifier[];
  familyName?: Said<string>;
  givenName?: Said<string>;
  /** `YYYY-MM-DD`, or shorter when the sender said less. */
  birthDate?: Said<string>;
  sex?: Said<string>;
  address?: Said<string>;
  phone?: Said<string>;
  accountNumber?: Said<string>;
}

/** A visit as said (PV1, PV2). Instants are ISO 8601 in UTC with milliseconds. */
export interface SaidVisit {
  /** PV1-19, else PID-18. Personal. */
  number: string;
  patientClass?: Said<string>;
  location?: Said<SaidLocation>;
  priorLocation?: Said<SaidLocation>;
  treatmentFunction?: Said<string>;
  admissionSource?: Said<string>;
  dischargeDisposition?: Said<string>;
  admittedAt?: Said<string>;
  dischargedAt?: Said<string>;
  expectedAdmissionAt?: Said<string>;
  expectedDischargeAt?: Said<string>;
}

/** One ADT message, from whatever door, before it is translated into domain events. */
export interface AdtMessage {
  controlId: string;
  sendingApplication: string;
  sendingFacility: string;
  /** MSH-9.2, such as A01. */
  trigger: string;
  /** EVN-6, else EVN-2, else MSH-7; ISO 8601 UTC. */
  occurredAt: string;
  /** EVN-2, else MSH-7; ISO 8601 UTC. */
  recordedAt: string;
  patient: SaidPatient;
  visit?: SaidVisit | undefined;
  merge?: { identifiers: Identifier[]; visitNumber?: string | undefined } | undefined;
}

/** One fault in a message: where, which rule, and how to mend it. Never holds the value, only its class. */
export interface Problem {
  /** HL7 ERR-2 style place: segment, its occurrence (1), field (1-based), component when known. */
  segment: string;
  occurrence: number;
  field?: number | undefined;
  component?: number | undefined;
  /** Table 0357: 100 sequence, 101 required field missing, 102 data type, 103 table value, 200-203, 205 duplicate, 207 internal. */
  code: number;
  severity: 'error' | 'warning';
  /** What kind of value stood there: `empty`, `text of 12`, `digits of 10`, `timestamp without zone`, ... */
  valueClass: string;
  /** The rule that was broken, one sentence. */
  rule: string;
  /** How to mend it, one sentence. */
  fix: string;
}
