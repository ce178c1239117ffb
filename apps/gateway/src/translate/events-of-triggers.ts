import * as contracts from '@careway/contracts';
import type { VisitFact } from '@careway/contracts';

/** Which event a message about a visit becomes. */
export const VISIT_EVENTS: Readonly<Record<string, contracts.EventClass<VisitFact>>> = {
  A01: contracts.PatientAdmitted,
  A02: contracts.PatientTransferred,
  A03: contracts.PatientDischarged,
  A04: contracts.PatientRegistered,
  A05: contracts.PatientPreAdmitted,
  A06: contracts.PatientBecameInpatient,
  A07: contracts.PatientBecameOutpatient,
  A08: contracts.VisitUpdated,
  A11: contracts.AdmissionCancelled,
  A12: contracts.TransferCancelled,
  A13: contracts.DischargeCancelled,
  A14: contracts.AdmissionPending,
  A15: contracts.TransferPending,
  A16: contracts.DischargePending,
  A21: contracts.LeaveStarted,
  A22: contracts.LeaveEnded,
  A25: contracts.PendingDischargeCancelled,
  A26: contracts.PendingTransferCancelled,
  A27: contracts.PendingAdmissionCancelled,
  A38: contracts.PreAdmissionCancelled,
};

/** Which event a message about a person becomes. */
export const PERSON_EVENTS: Readonly<Record<string, contracts.EventClass<contracts.PersonAdded>>> = {
  A28: contracts.PersonAdded,
  A31: contracts.PersonUpdated,
};
