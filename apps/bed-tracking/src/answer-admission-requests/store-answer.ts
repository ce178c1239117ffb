import { randomUUIDv7 } from 'node:crypto';
import {
  AdmissionNotPossible,
  AdmissionOffered,
  domainEvent,
  type DomainEvent,
  type PlacesTried,
} from '@careway/contracts';
import type { Tx } from '@careway/database';

export interface RequestToAnswer {
  requestId: string;
  subjectId: string;
}

export type Offer = Omit<AdmissionOffered, 'requestId' | 'answeredAt'>;
export type Refusal = Omit<AdmissionNotPossible, 'requestId' | 'answeredAt'>;

interface AnswerRow {
  answer: 'offered' | 'not-possible';
  reservation_id?: string;
  place_id?: string;
  reason: string;
  next_step?: string;
  tried: number;
  because: PlacesTried[];
}

/** Keeps that a place is held, as the next answer to the request, and gives the event that tells of it. */
export async function storeOffer(
  tx: Tx,
  asked: RequestToAnswer,
  offer: Offer,
  answeredAt: string,
): Promise<DomainEvent> {
  const { reservationId: reservation_id, placeId: place_id, reason, tried } = offer;
  await storeAnswer(tx, asked, { answer: 'offered', reservation_id, place_id, reason, tried, because: [] }, answeredAt);
  return domainEvent(AdmissionOffered, aboutPerson(asked, answeredAt), {
    requestId: asked.requestId,
    ...offer,
    answeredAt,
  });
}

/** Keeps that no place could be held, as the next answer to the request, and gives the event that tells of it. */
export async function storeRefusal(
  tx: Tx,
  asked: RequestToAnswer,
  refusal: Refusal,
  answeredAt: string,
): Promise<DomainEvent> {
  const { nextStep: next_step, ...said } = refusal;
  await storeAnswer(tx, asked, { answer: 'not-possible', next_step, ...said }, answeredAt);
  return domainEvent(AdmissionNotPossible, aboutPerson(asked, answeredAt), {
    requestId: asked.requestId,
    ...refusal,
    answeredAt,
  });
}

const aboutPerson = ({ subjectId }: RequestToAnswer, time: string) => ({
  id: randomUUIDv7(),
  subject: subjectId,
  time,
});

async function storeAnswer(tx: Tx, { requestId }: RequestToAnswer, row: AnswerRow, at: string): Promise<void> {
  await Promise.all([
    tx.execute(
      `INSERT INTO admission_answer (request_id, number, answered_at, answer, reservation_id, place_id, reason,
         next_step, tried, because)
       SELECT $1, (SELECT count(*) FROM admission_answer WHERE request_id = $1), $2, answer, reservation_id, place_id,
         reason, next_step, tried, because
       FROM jsonb_to_record($3::jsonb) AS now (answer text, reservation_id uuid, place_id text, reason text,
         next_step text, tried int, because jsonb)`,
      [requestId, at, JSON.stringify(row)],
    ),
    tx.execute('UPDATE admission_request SET to_answer = false WHERE request_id = $1', [requestId]),
  ]);
}
