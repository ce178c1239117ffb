import type { Transfer } from '@careway/custody';
import type { Tx } from '@careway/database';
import type { Actor } from '@careway/identity';

export interface ActRow {
  version: number;
  act: string;
  state: string;
  actor: Actor | null;
  answered_by: string | null;
  reason: string | null;
  note: string | null;
  known_at: Date;
}

export interface TransferRow extends Transfer {
  reservationId?: string | undefined;
  acts: ActRow[];
}

interface Row {
  body: Transfer;
  reservation_id: string | null;
}

/** A transfer with all that was done to it, the first act first. */
export async function readTransfer(tx: Pick<Tx, 'query'>, transferId: string): Promise<TransferRow | undefined> {
  const [[row], acts] = await Promise.all([
    tx.query<Row>('SELECT body, reservation_id FROM transfer WHERE transfer_id = $1', [transferId]),
    tx.query<ActRow>(
      `SELECT version, act, state, actor, answered_by, reason, note, known_at FROM transfer_act
       WHERE transfer_id = $1 ORDER BY version`,
      [transferId],
    ),
  ]);
  return row && { ...row.body, ...(row.reservation_id && { reservationId: row.reservation_id }), acts };
}

export interface TransfersAsked {
  /** Only those in which this organisation has a part. */
  organisationId?: string | undefined;
  subjectId?: string | undefined;
  liveOnly: boolean;
  after?: readonly [string, string] | undefined;
  limit: number;
}

/** Transfers in the order in which they were offered, without their acts. */
export async function readTransfers(
  tx: Pick<Tx, 'query'>,
  { organisationId, subjectId, liveOnly, after, limit }: TransfersAsked,
): Promise<Omit<TransferRow, 'acts'>[]> {
  const rows = await tx.query<Row>(
    `SELECT body, reservation_id FROM transfer
     WHERE ($1::text IS NULL OR $1 IN (from_organisation_id, to_organisation_id))
       AND ($2::uuid IS NULL OR subject_id = $2)
       AND (NOT $3 OR state IN ('offered', 'accepted', 'departed'))
       AND ($4::timestamptz IS NULL OR (offered_at, transfer_id) > ($4, $5::uuid))
     ORDER BY offered_at, transfer_id LIMIT $6`,
    [organisationId ?? null, subjectId ?? null, liveOnly, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
  return rows.map((row) => ({ ...row.body, ...(row.reservation_id && { reservationId: row.reservation_id }) }));
}

export interface NoticeRow {
  number: number;
  transferId: string;
  version: number;
  subjectId: string;
  act: string;
  reason: string | null;
  knownAt: Date;
}

/** What an organisation was told, after a number, in order. */
export async function readNotices(
  tx: Pick<Tx, 'query'>,
  organisationId: string,
  after: number,
  limit: number,
): Promise<NoticeRow[]> {
  const rows = await tx.query<Omit<NoticeRow, 'number'> & { number: string }>(
    `SELECT number, transfer_id AS "transferId", version, subject_id AS "subjectId", act, reason, known_at AS "knownAt"
     FROM notice WHERE organisation_id = $1 AND number > $2 ORDER BY number LIMIT $3`,
    [organisationId, after, limit],
  );
  return rows.map((row) => ({ ...row, number: Number(row.number) }));
}
