import { randomUUIDv7 } from 'node:crypto';
import { AdmissionWaitChanged, domainEvent, type DomainEvent } from '@careway/contracts';

/** What a statement that changed a clock gives back. */
export interface WaitChangedRow {
  request_id: string;
  subject_id: string;
  organisation_id: string;
  waiting_ward_id: string | null;
  decided_at: Date;
  ended_at: Date | null;
  known_at: Date;
}

/** The columns of a WaitChangedRow but the time at which the clock stood still. */
export const WAIT_COLUMNS =
  'request_id, subject_id, organisation_id, waiting_ward_id, decided_at, clock_timestamp() AS known_at';

/** Tells that a clock stands still, and why, or that it runs again. */
export function waitChanged(row: WaitChangedRow, why: 'left' | 'closed'): DomainEvent<AdmissionWaitChanged> {
  const knownAt = row.known_at.toISOString();
  return domainEvent(
    AdmissionWaitChanged,
    { id: randomUUIDv7(), subject: row.subject_id, time: knownAt },
    {
      requestId: row.request_id,
      organisationId: row.organisation_id,
      ...(row.waiting_ward_id !== null && { waitingWardId: row.waiting_ward_id }),
      decidedAt: row.decided_at.toISOString(),
      ...(row.ended_at && { endedAt: row.ended_at.toISOString(), why }),
      knownAt,
    },
  );
}
