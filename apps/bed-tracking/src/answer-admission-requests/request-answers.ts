import { clockOf } from './clock.ts';
import type { RequestRow } from './request-rows.ts';
import type { AdmissionFigures, AdmissionRequestAnswer, RequestState } from './shapes.ts';

/** A row as it is shown. `now` is RFC 3339. */
export function requestAnswer(row: RequestRow, now: string): AdmissionRequestAnswer {
  const decidedAt = row.decided_at.toISOString();
  const ended = row.left_at ?? row.closed_at;
  return {
    requestId: row.request_id,
    subjectId: row.subject_id,
    organisationId: row.organisation_id,
    need: row.need,
    state: stateOf(row),
    decidedAt,
    ...clockOf(decidedAt, ended?.toISOString(), now),
    ...given({
      waitingWardId: row.waiting_ward_id,
      legalStatus: row.legal_status,
      leftAt: row.left_at?.toISOString(),
      closedAt: row.closed_at?.toISOString(),
      closedReason: row.closed_reason,
      answeredAt: row.answered_at?.toISOString(),
      reservationId: row.reservation_id,
      placeId: row.place_id,
      heldUntil: row.held_until?.toISOString(),
      reason: row.reason,
      nextStep: row.next_step,
      tried: row.tried,
      because: row.because,
    }),
  };
}

function stateOf(row: RequestRow): RequestState {
  if (row.closed_at) return 'closed';
  if (row.left_at) return 'left';
  if (row.to_answer || row.answer === null) return 'asked';
  if (row.answer === 'not-possible') return 'not-possible';
  if (row.reservation_status === 'held') return 'offered';
  return row.reservation_status === 'confirmed' || row.reservation_status === 'arrived' ? 'confirmed' : 'hold-ended';
}

/** The figures of who waits, the longest first. */
export function figuresOf(rows: readonly RequestRow[], now: string): AdmissionFigures {
  const waits = rows.map((row) => requestAnswer(row, now));
  const longest = waits[0];
  return {
    asOf: now,
    waiting: waits.length,
    overLimit: waits.filter(({ overLimit }) => overLimit).length,
    ...(longest && {
      longest: {
        requestId: longest.requestId,
        organisationId: longest.organisationId,
        ...given({ waitingWardId: longest.waitingWardId }),
        decidedAt: longest.decidedAt,
        waitedMinutes: longest.waitedMinutes,
      },
    }),
  };
}

type Given<Values> = { [Key in keyof Values]?: NonNullable<Values[Key]> };

/** Only what is there. */
const given = <Values extends object>(values: Values): Given<Values> =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined),
  ) as Given<Values>;
