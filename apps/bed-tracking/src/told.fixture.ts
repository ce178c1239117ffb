import { randomUUID } from 'node:crypto';
import * as contracts from '@careway/contracts';
import type { DomainEvent, EventClass, Location, VisitFact } from '@careway/contracts';

const CLASSES: Record<string, EventClass<VisitFact>> = {
  A01: contracts.PatientAdmitted,
  A02: contracts.PatientTransferred,
  A03: contracts.PatientDischarged,
  A04: contracts.PatientRegistered,
  A06: contracts.PatientBecameInpatient,
  A08: contracts.VisitUpdated,
  A11: contracts.AdmissionCancelled,
  A12: contracts.TransferCancelled,
  A13: contracts.DischargeCancelled,
  A21: contracts.LeaveStarted,
  A22: contracts.LeaveEnded,
};

/** A place as the gateway says it: mapped, with the bed of the ward's label. */
export const inBed = (wardId: string, label?: string): Location => ({
  wardId,
  pointOfCare: wardId,
  ...(label ? { bed: label, bedId: `${wardId}-${label}` } : {}),
});

/** One patient's visit; each call tells one more message of it. Minutes count from midnight of 2 March 2026. */
export class ToldVisit {
  readonly visitId = randomUUID();

  constructor(
    readonly subjectId: string = randomUUID(),
    private readonly interfaceId = 'rvv-pas',
  ) {}

  tell(trigger: string, minute: number, said: Partial<VisitFact> = {}): DomainEvent<VisitFact> {
    const at = new Date(Date.UTC(2026, 2, 2, 0, minute)).toISOString();
    const cause = { messageId: randomUUID(), revision: 1, interfaceId: this.interfaceId, trigger };
    const data = { ...cause, visitId: this.visitId, occurredAt: at, recordedAt: at, ...said };
    return contracts.domainEvent(CLASSES[trigger]!, { id: randomUUID(), subject: this.subjectId, time: at }, data);
  }

  admitted(minute: number, location: Location): DomainEvent<VisitFact> {
    return this.tell('A01', minute, { patientClass: 'I', location });
  }
}

/** The same fact again, as another event: what a relay that sends twice, or a replay, makes. */
export const again = <Data extends object>(
  event: DomainEvent<Data>,
  change: Partial<Data> = {},
): DomainEvent<Data> => ({
  ...event,
  id: randomUUID(),
  data: { ...event.data, ...change },
});

export function merged(survivingSubjectId: string, mergedSubjectId: string, minute: number): DomainEvent {
  const at = new Date(Date.UTC(2026, 2, 2, 0, minute)).toISOString();
  const cause = { messageId: randomUUID(), revision: 1, interfaceId: 'rvv-pas', trigger: 'A40' };
  const about = { id: randomUUID(), subject: survivingSubjectId, time: at };
  const data = { ...cause, occurredAt: at, recordedAt: at, survivingSubjectId, mergedSubjectId };
  return contracts.domainEvent(contracts.PatientsMerged, about, data);
}
