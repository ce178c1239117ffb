import type { Done, Transfer } from '@careway/custody';
import type { Tx } from '@careway/database';
import type { Actor } from '@careway/identity';

/** Why something was done, and who did it; a thing that a record did has no actor. */
export interface Doing {
  actor?: Actor | undefined;
  answeredBy?: string | undefined;
  /** In words, for the sides alone. */
  note?: string | undefined;
  reservationId?: string | undefined;
}

/** Keeps what was done: the transfer, the act, and a notice for whoever has to be told. */
export async function storeDone(tx: Tx, done: Done, doing: Doing = {}): Promise<void> {
  await Promise.all([
    storeTransfer(tx, done.transfer, doing.reservationId),
    storeAct(tx, done, doing),
    storeNotices(tx, done),
  ]);
}

export const storeTransfer = (tx: Tx, transfer: Transfer, reservationId?: string): Promise<number> => {
  const { transferId, subjectId, state, version, from, to, offeredAt, changedAt } = transfer;
  return tx.execute(
    `INSERT INTO transfer (transfer_id, subject_id, state, version, from_organisation_id, to_organisation_id, outside,
       reservation_id, body, offered_at, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11)
     ON CONFLICT (transfer_id) DO UPDATE SET subject_id = EXCLUDED.subject_id, state = EXCLUDED.state,
       version = EXCLUDED.version, body = EXCLUDED.body, changed_at = EXCLUDED.changed_at`,
    [
      transferId,
      subjectId,
      state,
      version,
      from.organisationId,
      to.organisationId,
      to.outside !== undefined,
      reservationId ?? null,
      JSON.stringify(transfer),
      offeredAt,
      changedAt,
    ],
  );
};

/** The code of the reason, where the act has one. */
export const reasonOf = ({ act, transfer }: Done): string | undefined =>
  act === 'offer' ? transfer.reason : act === 'refuse' ? transfer.refusal!.reason : transfer.closedBy;

const storeAct = (tx: Tx, done: Done, { actor, answeredBy, note }: Doing): Promise<number> => {
  const { transferId, version, state, changedAt } = done.transfer;
  const by = actor ? JSON.stringify(actor) : null;
  return tx.execute(
    `INSERT INTO transfer_act (transfer_id, version, act, state, actor, answered_by, reason, note, known_at)
     VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9)`,
    [transferId, version, done.act, state, by, answeredBy ?? null, reasonOf(done) ?? null, note ?? null, changedAt],
  );
};

/** Each organisation counts its own notices under a lock, so that whoever reads on from a number misses none. */
const storeNotices = (tx: Tx, done: Done): Promise<number> => {
  const { transferId, version, subjectId, changedAt } = done.transfer;
  return tx.execute(
    `WITH counted AS (
       INSERT INTO notice_count (organisation_id, number)
       SELECT id, 1 FROM unnest($1::text[]) AS id ORDER BY id
       ON CONFLICT (organisation_id) DO UPDATE SET number = notice_count.number + 1
       RETURNING organisation_id, number)
     INSERT INTO notice (organisation_id, number, transfer_id, version, subject_id, act, reason, known_at)
     SELECT organisation_id, number, $2, $3, $4, $5, $6, $7 FROM counted`,
    [done.tell, transferId, version, subjectId, done.act, reasonOf(done) ?? null, changedAt],
  );
};
