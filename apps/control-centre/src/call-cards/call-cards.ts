import { randomUUID } from 'node:crypto';
import { followCards, type CardChange, type CardInUse } from '@careway/alerts';
import type { Tx } from '@careway/database';
import { levelInForce, type OpelScored } from '@careway/pressure';
import { isSystem, type Snapshot, type SurgeCardRow } from '@careway/reference-data';

interface UseRow extends CardInUse {
  placeId: string;
  pillar: string;
}

/** Calls for the cards of each place's level, and asks to stand down what a lower level no longer needs. The board must be locked. */
export async function callCards(tx: Tx, { organisations, surgeCards }: Snapshot, now: number): Promise<void> {
  const [scored, uses] = await Promise.all([
    tx.query<{ change: OpelScored }>('SELECT change FROM opel_now'),
    tx.query<UseRow>(
      `SELECT use_id AS "useId", card_id AS "cardId", place_id AS "placeId", pillar, state FROM card_use
       WHERE state IN ('called', 'done', 'to-stand-down')`,
    ),
  ]);
  const systems = new Set(organisations.filter(isSystem).map(({ id }) => id));
  const places = scored
    .map(({ change }) => change)
    .filter(({ placeId, pillar }) => !systems.has(placeId) || pillar === 'overall');
  const follows = places.map((change) => {
    const { placeId, pillar } = change;
    const cards = surgeCards.filter((card) => card.pillar === pillar);
    const inUse = uses.filter((one) => one.placeId === placeId && one.pillar === pillar);
    return { placeId, ...followCards(cards, levelInForce(change), inUse) };
  });
  const called = follows.flatMap(({ placeId, call }) => call.map((card) => ({ placeId, card: card as SurgeCardRow })));
  await Promise.all([
    callFor(tx, called, now),
    changeCards(
      tx,
      follows.flatMap((one) => one.change),
      now,
    ),
  ]);
}

async function callFor(tx: Tx, called: readonly { placeId: string; card: SurgeCardRow }[], now: number) {
  if (called.length === 0) return;
  const rows = called.map(({ placeId, card }) => ({ ...card, cardId: card.id, placeId, useId: randomUUID() }));
  await tx.execute(
    `INSERT INTO card_use (use_id, card_id, place_id, pillar, level, title, what, stand_down, owner, provisional, state,
       called_at)
     SELECT "useId", "cardId", "placeId", pillar, level, title, what, "standDown", owner, provisional, 'called', $2
     FROM jsonb_to_recordset($1::jsonb) AS called ("useId" uuid, "cardId" text, "placeId" text, pillar text,
       level smallint, title text, what text, "standDown" text, owner text, provisional boolean)`,
    [JSON.stringify(rows), new Date(now).toISOString()],
  );
}

async function changeCards(tx: Tx, changes: readonly CardChange[], now: number) {
  if (changes.length === 0) return;
  await tx.execute(
    `UPDATE card_use SET state = said.to, fell_at = CASE said.to WHEN 'done' THEN NULL ELSE $2::timestamptz END
     FROM jsonb_to_recordset($1::jsonb) AS said ("useId" uuid, "to" text) WHERE use_id = said."useId"`,
    [JSON.stringify(changes), new Date(now).toISOString()],
  );
}
