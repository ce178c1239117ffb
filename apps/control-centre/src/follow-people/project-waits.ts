import type { AdmissionRequested, AdmissionWaitChanged, DomainEvent } from '@careway/contracts';
import type { Tx } from '@careway/database';
import { newestOf } from '../project-board/newest-of.ts';

/** Keeps who is to be admitted. A request that is there already, asked again or told of before, stays as it is. */
export async function projectRequests(tx: Tx, events: readonly DomainEvent<AdmissionRequested>[]): Promise<number> {
  if (events.length === 0) return 0;
  return tx.execute(
    `INSERT INTO bed_wait (request_id, organisation_id, waiting_ward_id, decided_at, known_at)
     SELECT DISTINCT ON ("requestId") "requestId", "organisationId", "waitingWardId", "decidedAt", "knownAt"
     FROM jsonb_to_recordset($1::jsonb) AS heard ("requestId" uuid, "organisationId" text, "waitingWardId" text,
       "decidedAt" timestamptz, "knownAt" timestamptz)
     ON CONFLICT (request_id) DO NOTHING`,
    [JSON.stringify(events.map(({ data, time }) => ({ ...data, knownAt: time })))],
  );
}

/** Stops the clocks of who has left, and lets them run again; what was told earlier is ignored. */
export async function projectWaits(tx: Tx, events: readonly DomainEvent<AdmissionWaitChanged>[]): Promise<number> {
  if (events.length === 0) return 0;
  const waits = newestOf(
    events.map(({ data }) => ({ ...data, version: Date.parse(data.knownAt) })),
    ({ requestId }) => requestId,
  );
  return tx.execute(
    `INSERT INTO bed_wait AS known (request_id, organisation_id, waiting_ward_id, decided_at, ended_at, known_at, told_at)
     SELECT "requestId", "organisationId", "waitingWardId", "decidedAt", "endedAt", "knownAt", "knownAt"
     FROM jsonb_to_recordset($1::jsonb) AS heard ("requestId" uuid, "organisationId" text, "waitingWardId" text,
       "decidedAt" timestamptz, "endedAt" timestamptz, "knownAt" timestamptz)
     ON CONFLICT (request_id) DO UPDATE SET ended_at = EXCLUDED.ended_at, told_at = EXCLUDED.told_at,
       known_at = greatest(known.known_at, EXCLUDED.known_at)
     WHERE known.told_at IS NULL OR known.told_at < EXCLUDED.told_at`,
    [JSON.stringify(waits)],
  );
}
