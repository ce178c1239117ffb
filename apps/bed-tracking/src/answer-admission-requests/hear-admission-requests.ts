import type { AdmissionRequested } from '@careway/contracts';
import type { Tx } from '@careway/database';

/** Keeps what is asked for, to be answered. Asked again, under whatever event, it is the same request. */
export async function hearAdmissionRequests(tx: Tx, asked: readonly AdmissionRequested[]): Promise<number> {
  return tx.execute(
    `INSERT INTO admission_request
       (request_id, subject_id, decided_at, organisation_id, waiting_ward_id, legal_status, need)
     SELECT "requestId", "subjectId", date_trunc('milliseconds', "decidedAt"), "organisationId", "waitingWardId", "legalStatus", need
     FROM jsonb_to_recordset($1::jsonb) AS asked ("requestId" uuid, "subjectId" uuid, "decidedAt" timestamptz,
       "organisationId" text, "waitingWardId" text, "legalStatus" text, need jsonb)
     ORDER BY "requestId"
     ON CONFLICT (request_id) DO NOTHING`,
    [JSON.stringify(asked)],
  );
}
