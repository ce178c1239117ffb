import type { NeedOfPlace, PlacesTried } from '@careway/contracts';
import type { Tx } from '@careway/database';

/** A request with its last answer and the hold that was offered. Names are the columns'. */
export interface RequestRow {
  request_id: string;
  subject_id: string;
  decided_at: Date;
  organisation_id: string;
  waiting_ward_id: string | null;
  legal_status: string | null;
  need: NeedOfPlace;
  to_answer: boolean;
  left_at: Date | null;
  closed_at: Date | null;
  closed_reason: string | null;
  answered_at: Date | null;
  answer: 'offered' | 'not-possible' | null;
  reservation_id: string | null;
  place_id: string | null;
  reason: string | null;
  next_step: string | null;
  tried: number | null;
  because: PlacesTried[] | null;
  reservation_status: string | null;
  held_until: Date | null;
}

const SELECT = `
  SELECT request.request_id, subject_id, decided_at, organisation_id, waiting_ward_id, legal_status, request.need,
    to_answer, left_at, closed_at, closed_reason, answered_at, answer, last.reservation_id, last.place_id, last.reason,
    next_step, tried, because, kept.status AS reservation_status, kept.held_until
  FROM admission_request AS request
    LEFT JOIN LATERAL (
      SELECT * FROM admission_answer WHERE request_id = request.request_id ORDER BY number DESC LIMIT 1
    ) AS last ON true
    LEFT JOIN (SELECT reservation_id, status, held_until FROM reservation) AS kept
      ON kept.reservation_id = last.reservation_id`;

export interface RequestsAsked {
  /** Only who still waits; else all there ever were. */
  waiting: boolean;
  /** Time of the decision and id of the request after which to begin. */
  after?: readonly [string, string] | undefined;
  limit: number;
}

/** Requests, the longest wait first. */
export const readRequests = (tx: Pick<Tx, 'query'>, { waiting, after, limit }: RequestsAsked): Promise<RequestRow[]> =>
  tx.query<RequestRow>(
    `${SELECT}
     WHERE (left_at IS NULL AND closed_at IS NULL OR NOT $1)
       AND (decided_at, request.request_id) > ($2::timestamptz, $3::uuid)
     ORDER BY decided_at, request.request_id LIMIT $4`,
    [waiting, after?.[0] ?? '-infinity', after?.[1] ?? '00000000-0000-0000-0000-000000000000', limit],
  );

export async function readRequest(tx: Pick<Tx, 'query'>, requestId: string): Promise<RequestRow | undefined> {
  return (await tx.query<RequestRow>(`${SELECT} WHERE request.request_id = $1`, [requestId]))[0];
}
