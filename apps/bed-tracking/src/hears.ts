import * as contracts from '@careway/contracts';

/** All that bed tracking listens to. */
export const HEARS = [
  contracts.AdmissionCancelled,
  contracts.AdmissionPending,
  contracts.DischargeCancelled,
  contracts.DischargePending,
  contracts.HeartbeatStarted,
  contracts.LeaveEnded,
  contracts.LeaveStarted,
  contracts.PatientAdmitted,
  contracts.PatientBecameInpatient,
  contracts.PatientBecameOutpatient,
  contracts.PatientDischarged,
  contracts.PatientIdentifierChanged,
  contracts.PatientPreAdmitted,
  contracts.PatientRegistered,
  contracts.PatientsMerged,
  contracts.PatientTransferred,
  contracts.PendingAdmissionCancelled,
  contracts.PendingDischargeCancelled,
  contracts.PendingTransferCancelled,
  contracts.PreAdmissionCancelled,
  contracts.TransferCancelled,
  contracts.TransferPending,
  contracts.VisitMoved,
  contracts.VisitUpdated,
];
