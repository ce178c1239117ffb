import type { Tx } from '@careway/database';
import type { Actor } from '@careway/identity';
import type { Level, OpelPillar } from '@careway/opel';

/** A level that somebody set in place of the computed one. */
export interface Override {
  overrideId: string;
  placeId: string;
  pillar: OpelPillar;
  level: Level;
  reason: string;
  saidBy: Actor;
  saidAt: Date;
  until: Date;
}

const LIVE = `
  SELECT override_id AS "overrideId", place_id AS "placeId", pillar, level, reason, said_by AS "saidBy",
    said_at AS "saidAt", until
  FROM opel_override WHERE ended_at IS NULL`;

/** Ends those whose time is over, by the database's clock, and gives the rest. The board must be locked. */
export async function readOverrides(tx: Tx): Promise<Override[]> {
  const [, live] = await Promise.all([
    tx.execute(
      `UPDATE opel_override SET ended_at = until, ended_reason = 'expired'
       WHERE ended_at IS NULL AND until <= clock_timestamp()`,
    ),
    tx.query<Override>(LIVE),
  ]);
  return live;
}

export interface NewOverride {
  overrideId: string;
  placeId: string;
  pillar: OpelPillar;
  level: Level;
  reason: string;
  /** RFC 3339. */
  until: string;
}

/** Sets a level in place of the computed one; whatever was set before ends. The board must be locked. */
export async function setOverride(tx: Tx, { overrideId, ...said }: NewOverride, actor: Actor): Promise<void> {
  await Promise.all([
    endOverride(tx, said, actor, 'replaced'),
    tx.execute(
      `INSERT INTO opel_override (override_id, place_id, pillar, level, reason, said_by, until)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [overrideId, said.placeId, said.pillar, said.level, said.reason, JSON.stringify(actor), said.until],
    ),
  ]);
}

/** Lets the computed level stand again. Returns how many ended: 0 when nothing was set. The board must be locked. */
export const endOverride = (
  tx: Tx,
  { placeId, pillar }: Pick<NewOverride, 'placeId' | 'pillar'>,
  actor: Actor,
  reason: string,
): Promise<number> =>
  tx.execute(
    `UPDATE opel_override SET ended_at = clock_timestamp(), ended_by = $3, ended_reason = $4
     WHERE (place_id, pillar) = ($1, $2) AND ended_at IS NULL`,
    [placeId, pillar, JSON.stringify(actor), reason],
  );
