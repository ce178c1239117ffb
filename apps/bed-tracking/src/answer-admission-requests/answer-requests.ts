import { HttpException, Injectable } from '@nestjs/common';
import type { DomainEvent, NeedOfPlace } from '@careway/contracts';
import { Database, type Tx } from '@careway/database';
import type { Actor } from '@careway/identity';
import { publish } from '@careway/messaging';
import type { Need, RankedPlace } from '@careway/places';
import { Log } from '@careway/service-kit';
import { databaseNow } from '../database/now.ts';
import { FindPlaces } from '../find-places/find-places.ts';
import { needOf } from '../find-places/need-of.ts';
import { Reservations } from '../reserve-places/reservations.ts';
import { storeOffer, storeRefusal, type Offer, type Refusal, type RequestToAnswer } from './store-answer.ts';
import { countTried, whyNotPossible } from './what-was-tried.ts';

/** How often another place is looked for when somebody was quicker. */
const ATTEMPTS = 5;

interface Asked extends RequestToAnswer {
  organisationId: string;
  need: NeedOfPlace;
}

/** Answers requests for admission: a hold of the best place there is, or why there is none. */
@Injectable()
export class AnswerRequests {
  constructor(
    private readonly database: Database,
    private readonly places: FindPlaces,
    private readonly reservations: Reservations,
    private readonly log: Log,
  ) {}

  /** Answers all that wait for an answer, the longest wait first; one that fails does not keep the others waiting. */
  async answerAll(): Promise<void> {
    const rows = await this.database.query<{ request_id: string }>(
      `SELECT request_id FROM admission_request WHERE to_answer AND left_at IS NULL AND closed_at IS NULL
       ORDER BY decided_at, request_id`,
    );
    for (const { request_id: requestId } of rows)
      await this.answer(requestId).catch((error: unknown) => {
        this.log.error({ error, requestId }, 'a request for admission was not answered; the next round tries again');
      });
  }

  private async answer(requestId: string): Promise<void> {
    for (let attempt = 1; ; attempt += 1)
      try {
        return await this.database.transaction((tx) => this.answerIn(tx, requestId, attempt <= ATTEMPTS));
      } catch (error) {
        if (!isTaken(error)) throw error;
      }
  }

  private async answerIn(tx: Tx, requestId: string, mayHold: boolean): Promise<void> {
    const asked = await lockAsked(tx, requestId);
    if (!asked) return;
    await publish(tx, [await this.answerOf(tx, asked, mayHold)]);
  }

  private async answerOf(tx: Tx, asked: Asked, mayHold: boolean): Promise<DomainEvent> {
    const need = knownNeed(asked.need);
    if (!need) return storeRefusal(tx, asked, NOT_UNDERSTOOD, await databaseNow(tx));
    const found = await this.places.find(need, tx);
    const [first] = found.ranked;
    if (!first || !mayHold) return storeRefusal(tx, asked, whyNotPossible(found), found.readAt);
    const { reservationId, heldUntil } = await this.reservations.hold(tx, {
      placeId: first.place.placeId,
      version: first.place.version,
      subjectId: asked.subjectId,
      need,
      reason: 'admission requested',
      actor: actorOf(asked),
    });
    const offer: Offer = { reservationId, heldUntil, ...placeOf(first), tried: countTried(found) };
    return storeOffer(tx, asked, offer, found.readAt);
  }
}

/** Undefined where it asks for something by a code that nobody knows here. */
function knownNeed(said: NeedOfPlace): Need | undefined {
  try {
    return needOf(said);
  } catch (error) {
    if (error instanceof HttpException && error.getStatus() === 422) return undefined;
    throw error;
  }
}

const NOT_UNDERSTOOD: Refusal = { reason: 'need-not-understood', nextStep: 'mend-the-request', tried: 0, because: [] };

const placeOf = ({ place, because, distanceKm }: RankedPlace) => ({
  placeId: place.placeId,
  wardId: place.wardId,
  siteId: place.siteId,
  providerId: place.providerId,
  reason: because.says,
  ...(distanceKm !== undefined && { kmFromHome: Math.round(distanceKm) }),
});

/** Whoever asked, not a person: another service of Careway, for its organisation. */
const actorOf = ({ organisationId }: Asked): Actor => ({
  id: 'mental-health-front-door',
  name: 'Mental health front door',
  role: 'service',
  organisationId,
});

/** Somebody was quicker: the place is another's, or is not as it was seen. */
const isTaken = (error: unknown): boolean => error instanceof HttpException && [409, 412].includes(error.getStatus());

/** The request, for this transaction alone; undefined when another process has it or it needs no answer any more. */
async function lockAsked(tx: Tx, requestId: string): Promise<Asked | undefined> {
  const [row] = await tx.query<{ subject_id: string; organisation_id: string; need: NeedOfPlace }>(
    `SELECT subject_id, organisation_id, need FROM admission_request
     WHERE request_id = $1 AND to_answer AND left_at IS NULL AND closed_at IS NULL FOR NO KEY UPDATE SKIP LOCKED`,
    [requestId],
  );
  return row && { requestId, subjectId: row.subject_id, organisationId: row.organisation_id, need: row.need };
}
