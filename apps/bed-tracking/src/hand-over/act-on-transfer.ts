import { randomUUIDv7 } from 'node:crypto';
import { isDone, type ActOn, type Custody, type Done, type Outcome } from '@careway/custody';
import type { Tx } from '@careway/database';
import type { Actor } from '@careway/identity';
import { publish } from '@careway/messaging';
import { databaseNow } from '../database/now.ts';
import { readTransfer } from './read-transfers.ts';
import { lockCustody, storeCustody } from './store-custody.ts';
import { storeDone } from './store-transfers.ts';
import { transferTold } from './tell-transfers.ts';
import { changedMeanwhile, noSuchTransfer, notPossible } from './transfer-problems.ts';

export interface ActSaid {
  transferId: string;
  /** The version that the actor saw. */
  version: number;
  answeredBy?: string | undefined;
  note?: string | undefined;
}

/**
 * Does one side's act to a transfer, in the caller's transaction.
 * @param rule of @careway/custody, given who acts and when
 * @throws problem when there is no such transfer (404), it has changed meanwhile (412), or it is not possible
 */
export async function actOnTransfer(
  tx: Tx,
  actor: Actor,
  { transferId, version, answeredBy, note }: ActSaid,
  rule: (custody: Custody, by: ActOn) => Outcome,
): Promise<Done> {
  const custody = await lockPersonOf(tx, transferId);
  const transfer = await readTransfer(tx, transferId);
  if (!custody || !transfer) throw noSuchTransfer();
  const now = await databaseNow(tx);
  const { organisationId } = actor;
  const outcome = rule(custody, { transferId, organisationId, answeredBy, now });
  // Who has no part in it is told that, before what it is like now.
  if (!isDone(outcome) && outcome.not === 'not-your-side') throw notPossible(outcome, custody);
  if (transfer.version !== version) throw changedMeanwhile(transfer, version, organisationId);
  if (!isDone(outcome)) throw notPossible(outcome, custody, transfer);
  await storeDone(tx, outcome, { actor, answeredBy, note });
  await storeCustody(tx, outcome.custody);
  await publish(tx, [transferTold(outcome, { newId: randomUUIDv7 })]);
  return outcome;
}

/** Locks the person of a transfer. A merge may name the person anew while we wait: then it is looked up again. */
async function lockPersonOf(tx: Tx, transferId: string): Promise<Custody | undefined> {
  for (let turn = 0; turn < 3; turn += 1) {
    const [row] = await tx.query<{ person_id: string }>(
      `SELECT person_id FROM transfer JOIN custody_subject USING (subject_id) WHERE transfer_id = $1`,
      [transferId],
    );
    if (!row) return undefined;
    const [custody] = await lockCustody(tx, [row.person_id]);
    if (custody) return custody;
  }
  return undefined;
}
