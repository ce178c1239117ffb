import type { Tx } from '@careway/database';
import type { Actor } from '@careway/identity';
import type { BoardSnapshot } from '@careway/pressure';
import type { Columns } from '@careway/service-kit';
import type { HuddleAnswer, HuddleEntry } from './shapes.ts';

type Reader = Pick<Tx, 'query'>;

const HUDDLE = `jsonb_strip_nulls(jsonb_build_object('huddleId', huddle_id, 'number', number, 'title', title,
  'openedAt', board_instant(opened_at), 'openedBy', opened_by, 'closedAt', board_instant(closed_at),
  'closedBy', closed_by, 'summary', summary,
  'decisions', (SELECT count(*) FROM huddle_entry one WHERE one.huddle_id = huddle.huddle_id AND kind = 'decision'),
  'actions', (SELECT count(*) FROM huddle_entry one WHERE one.huddle_id = huddle.huddle_id AND kind = 'action'),
  'actionsOpen', (SELECT count(*) FROM huddle_entry one
    WHERE one.huddle_id = huddle.huddle_id AND kind = 'action' AND done_at IS NULL)))`;

const ENTRY = `jsonb_strip_nulls(jsonb_build_object('number', number, 'kind', kind, 'says', says, 'reason', reason,
  'owner', owner, 'dueAt', board_instant(due_at), 'saidAt', board_instant(said_at), 'saidBy', said_by,
  'doneAt', board_instant(done_at), 'doneBy', done_by, 'doneSays', done_says))`;

/** Huddles, the newest first, before the one with that number. */
export const readHuddles = (
  tx: Reader,
  { open, before, limit }: { open?: boolean; before?: number | undefined; limit?: number | undefined },
): Promise<HuddleAnswer[]> =>
  tx
    .query<{ huddle: HuddleAnswer }>(
      `SELECT ${HUDDLE} AS huddle FROM huddle
       WHERE number < $1 AND ($2::boolean IS NOT TRUE OR closed_at IS NULL) ORDER BY number DESC LIMIT $3`,
      [before ?? Number.MAX_SAFE_INTEGER, open ?? null, limit ?? null],
    )
    .then((rows) => rows.map(({ huddle }) => huddle));

export interface HuddleRow {
  huddle: HuddleAnswer;
  snapshot: BoardSnapshot;
}

/** One huddle with the board that it was opened on; locked where somebody is about to add to it. */
export const readHuddle = (
  tx: Reader,
  huddleId: string,
  lock: '' | 'FOR UPDATE' = '',
): Promise<HuddleRow | undefined> =>
  tx
    .query<HuddleRow>(`SELECT ${HUDDLE} AS huddle, snapshot FROM huddle WHERE huddle_id = $1 ${lock}`, [huddleId])
    .then(([row]) => row);

/** The one that was opened last. */
export const readLastHuddle = (tx: Reader): Promise<HuddleRow | undefined> =>
  tx
    .query<HuddleRow>(`SELECT ${HUDDLE} AS huddle, snapshot FROM huddle ORDER BY number DESC LIMIT 1`)
    .then(([row]) => row);

export const readEntries = (tx: Reader, huddleId: string): Promise<HuddleEntry[]> =>
  tx
    .query<{ entry: HuddleEntry }>(`SELECT ${ENTRY} AS entry FROM huddle_entry WHERE huddle_id = $1 ORDER BY number`, [
      huddleId,
    ])
    .then((rows) => rows.map(({ entry }) => entry));

/** Opens a huddle on a copy of the board; `opened_at` is that of the copy. */
export const storeHuddle = (
  tx: Tx,
  { huddleId, title, snapshot }: { huddleId: string; title: string; snapshot: BoardSnapshot },
  actor: Actor,
): Promise<unknown> =>
  tx.execute('INSERT INTO huddle (huddle_id, title, snapshot, opened_at, opened_by) VALUES ($1, $2, $3, $4, $5)', [
    huddleId,
    title,
    JSON.stringify(snapshot),
    snapshot.serverTime,
    JSON.stringify(actor),
  ]);

export type NewEntry = Pick<HuddleEntry, 'kind' | 'says' | 'reason' | 'owner' | 'dueAt'>;

/** Adds to a huddle that is locked. */
export const storeEntry = (
  tx: Tx,
  huddleId: string,
  { kind, says, reason, owner, dueAt }: NewEntry,
  actor: Actor,
): Promise<unknown> =>
  tx.execute(
    `INSERT INTO huddle_entry (huddle_id, number, kind, says, reason, owner, due_at, said_by)
     SELECT $1, 1 + coalesce(max(number), 0), $2, $3, $4, $5, $6, $7 FROM huddle_entry WHERE huddle_id = $1`,
    [huddleId, kind, says, reason ?? null, owner ?? null, dueAt ?? null, JSON.stringify(actor)],
  );

/** Says that an action is done. 0 where there is no such open action. */
export const storeDone = (
  tx: Tx,
  { huddleId, number, says }: { huddleId: string; number: number; says?: string | undefined },
  actor: Actor,
): Promise<number> =>
  tx.execute(
    `UPDATE huddle_entry SET done_at = clock_timestamp(), done_by = $3, done_says = $4
     WHERE huddle_id = $1 AND number = $2::bigint AND kind = 'action' AND done_at IS NULL`,
    [huddleId, number, JSON.stringify(actor), says ?? null],
  );

/** Closes a huddle that is locked. */
export const storeClosed = (
  tx: Tx,
  { huddleId, summary }: { huddleId: string; summary?: string | undefined },
  actor: Actor,
): Promise<unknown> =>
  tx.execute('UPDATE huddle SET closed_at = clock_timestamp(), closed_by = $2, summary = $3 WHERE huddle_id = $1', [
    huddleId,
    JSON.stringify(actor),
    summary ?? null,
  ]);

export const HUDDLE_COLUMNS: Columns<HuddleAnswer> = {
  number: (one) => one.number,
  huddle_id: (one) => one.huddleId,
  title: (one) => one.title,
  opened_at: (one) => one.openedAt,
  opened_by: (one) => one.openedBy.name,
  closed_at: (one) => one.closedAt,
  decisions: (one) => one.decisions,
  actions: (one) => one.actions,
  actions_open: (one) => one.actionsOpen,
  summary: (one) => one.summary,
};

export const ENTRY_COLUMNS: Columns<HuddleEntry> = {
  number: (one) => one.number,
  kind: (one) => one.kind,
  says: (one) => one.says,
  reason: (one) => one.reason,
  owner: (one) => one.owner,
  due_at: (one) => one.dueAt,
  said_at: (one) => one.saidAt,
  said_by: (one) => one.saidBy.name,
  done_at: (one) => one.doneAt,
  done_by: (one) => one.doneBy?.name,
  done_says: (one) => one.doneSays,
};
