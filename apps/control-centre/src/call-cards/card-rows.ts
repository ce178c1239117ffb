import type { Tx } from '@careway/database';
import type { Actor } from '@careway/identity';
import type { Columns } from '@careway/service-kit';
import type { CardAnswer } from './shapes.ts';

const CARD = `jsonb_strip_nulls(jsonb_build_object('useId', use_id, 'number', number, 'cardId', card_id,
  'placeId', place_id, 'pillar', pillar, 'level', level, 'title', title, 'what', what, 'standDown', stand_down,
  'owner', owner, 'provisional', provisional, 'state', state, 'calledAt', board_instant(called_at),
  'doneAt', board_instant(done_at), 'doneBy', done_by, 'doneSays', done_says, 'fellAt', board_instant(fell_at),
  'stoodDownAt', board_instant(stood_down_at), 'stoodDownBy', stood_down_by, 'stoodDownSays', stood_down_says))`;

export interface CardsAsked {
  useId?: string | undefined;
  placeId?: string | undefined;
  live?: boolean | undefined;
  before?: number | undefined;
  limit?: number | undefined;
}

/** Cards that were called for, the newest first. */
export const readCards = (tx: Pick<Tx, 'query'>, asked: CardsAsked): Promise<CardAnswer[]> =>
  tx
    .query<{ card: CardAnswer }>(
      `SELECT ${CARD} AS card FROM card_use
       WHERE ($1::uuid IS NULL OR use_id = $1) AND ($2::text IS NULL OR place_id = $2)
         AND ($3::boolean IS NOT TRUE OR state IN ('called', 'done', 'to-stand-down')) AND number < $4
       ORDER BY number DESC LIMIT $5`,
      [
        asked.useId ?? null,
        asked.placeId ?? null,
        asked.live ?? null,
        asked.before ?? Number.MAX_SAFE_INTEGER,
        asked.limit ?? null,
      ],
    )
    .then((rows) => rows.map(({ card }) => card));

/** Says that a card is in force. Gives how many it was true of: 0 where it is not called for. */
export const sayDone = (tx: Tx, useId: string, actor: Actor, says: string): Promise<number> =>
  tx.execute(
    `UPDATE card_use SET state = 'done', done_at = clock_timestamp(), done_by = $2, done_says = $3
     WHERE use_id = $1 AND state = 'called'`,
    [useId, JSON.stringify(actor), says],
  );

/** Says that a card is no longer in force. 0 where it was not. */
export const sayStoodDown = (tx: Tx, useId: string, actor: Actor, says: string): Promise<number> =>
  tx.execute(
    `UPDATE card_use
     SET state = 'stood-down', stood_down_at = clock_timestamp(), stood_down_by = $2, stood_down_says = $3
     WHERE use_id = $1 AND state IN ('done', 'to-stand-down')`,
    [useId, JSON.stringify(actor), says],
  );

export const CARD_COLUMNS: Columns<CardAnswer> = {
  number: (one) => one.number,
  place_id: (one) => one.placeId,
  pillar: (one) => one.pillar,
  level: (one) => one.level,
  card_id: (one) => one.cardId,
  title: (one) => one.title,
  owner: (one) => one.owner,
  state: (one) => one.state,
  called_at: (one) => one.calledAt,
  done_at: (one) => one.doneAt,
  done_by: (one) => one.doneBy?.name,
  done_says: (one) => one.doneSays,
  fell_at: (one) => one.fellAt,
  stood_down_at: (one) => one.stoodDownAt,
  stood_down_by: (one) => one.stoodDownBy?.name,
  stood_down_says: (one) => one.stoodDownSays,
};
