import { randomUUIDv7 } from 'node:crypto';
import { hearWhereabouts, isDone, offerTransfer, type Done, type Party, type TransferReason } from '@careway/custody';
import type { Tx } from '@careway/database';
import type { Actor } from '@careway/identity';
import { publish } from '@careway/messaging';
import { problem } from '@careway/service-kit';
import { databaseNow } from '../database/now.ts';
import type { Places } from '../know-places/places.ts';
import { personsOf } from '../track-visits/store-links.ts';
import { lockPersons } from './lock-persons.ts';
import { readWhereabouts } from './read-whereabouts.ts';
import { openCustody, storeCustody } from './store-custody.ts';
import { storeDone } from './store-transfers.ts';
import { transferTold } from './tell-transfers.ts';
import { notPossible } from './transfer-problems.ts';

export interface Offer {
  subjectId: string;
  fromUnit?: string | undefined;
  to: Party;
  reason: TransferReason;
  note?: string | undefined;
  /** A confirmed reservation of a place of the receiver. */
  reservationId?: string | undefined;
}

/**
 * Offers a person, in the caller's transaction. What the records say of the person is looked at first, so that only the
 * holder's offer counts; nothing of the person can be heard in between.
 * @throws problem when it is not possible
 */
export async function offerPerson(tx: Tx, places: Places, actor: Actor, offer: Offer): Promise<Done> {
  const { personId, subjectIds } = await lockPerson(tx, offer.subjectId);
  const to = await withReservation(tx, offer, subjectIds);
  const kept = await openCustody(tx, personId, subjectIds);
  const now = await databaseNow(tx);
  const whereabouts = await readWhereabouts(tx, places, new Map([[personId, subjectIds]]));
  const heard = hearWhereabouts(kept, whereabouts.get(personId)!, now);
  const transferId = randomUUIDv7();
  const { fromUnit, reason, note, reservationId } = offer;
  const { organisationId } = actor;
  const outcome = offerTransfer(heard.custody, { transferId, organisationId, fromUnit, to, reason, now });
  if (!isDone(outcome)) throw notPossible(outcome, heard.custody);
  for (const one of heard.done) await storeDone(tx, one);
  await storeDone(tx, outcome, { actor, note, reservationId });
  await storeCustody(tx, outcome.custody);
  const told = [...heard.done, outcome];
  await publish(
    tx,
    told.map((one) => transferTold(one, { newId: randomUUIDv7, ...(one === outcome && { reservationId }) })),
  );
  return outcome;
}

/** Who a subject is after merges, with all their subject ids, which nobody hears of until the end of the transaction. */
async function lockPerson(tx: Tx, subjectId: string): Promise<{ personId: string; subjectIds: string[] }> {
  let subjectIds = [subjectId];
  for (;;) {
    await lockPersons(tx, subjectIds);
    const persons = await personsOf(tx, [subjectId]);
    const personId = persons.get(subjectId)!;
    const now = [...persons].filter(([, person]) => person === personId).map(([subject]) => subject);
    if (now.length === subjectIds.length) return { personId, subjectIds };
    subjectIds = now;
  }
}

interface ReservationRow {
  place_id: string;
  status: string;
  provider_id: string;
  subject_id: string;
}

/** The receiver with the place that is reserved there for this person. */
async function withReservation(tx: Tx, { to, reservationId }: Offer, subjectIds: readonly string[]): Promise<Party> {
  if (!reservationId) return to;
  const [row] = await tx.query<ReservationRow>(
    'SELECT place_id, status, provider_id, subject_id FROM reservation WHERE reservation_id = $1 FOR SHARE',
    [reservationId],
  );
  const fault = !row
    ? 'is no reservation'
    : row.status !== 'confirmed'
      ? `is ${row.status}, not confirmed`
      : !subjectIds.includes(row.subject_id)
        ? 'is for another person'
        : row.provider_id !== to.organisationId
          ? `is of a place of ${row.provider_id}`
          : undefined;
  if (fault === undefined) return { ...to, placeId: row!.place_id };
  const fix = 'Send a confirmed reservation of a place of the receiver for this person, or none.';
  const errors = [{ field: 'reservationId', rule: fault, fix }];
  throw problem(422, { title: 'The reservation can not go with the offer', errors });
}
