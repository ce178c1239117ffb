import type { Tx } from '@careway/database';
import { applyChange, type BoardChange, type BoardFacts } from '@careway/pressure';

type Reader = Pick<Tx, 'query'>;

/** What the board stood on after one of its changes. */
export interface ShownThen {
  seq: number;
  facts: BoardFacts;
}

/** The moments that can be shown again, RFC 3339; none while nothing was kept. */
export async function replaySpan(tx: Reader): Promise<{ from: string; to: string } | undefined> {
  const [row] = await tx.query<{ from: Date | null; to: Date }>(
    'SELECT min(at) AS from, clock_timestamp() AS to FROM board_checkpoint',
  );
  return row?.from ? { from: row.from.toISOString(), to: row.to.toISOString() } : undefined;
}

/** What the board stood on at a moment, RFC 3339: by the last change that was written until then. */
export async function shownThen(tx: Reader, at: string): Promise<ShownThen | undefined> {
  const [row] = await tx.query<{ seq: string | null }>(
    `SELECT greatest((SELECT max(seq) FROM board_change WHERE at <= $1),
       (SELECT max(seq) FROM board_checkpoint WHERE at <= $1)) AS seq`,
    [at],
  );
  return row?.seq == null ? undefined : factsAfter(tx, Number(row.seq));
}

/** What a change is about: of several about one thing the last one alone counts. */
const THING = `concat_ws('/', CASE change ->> 'kind' WHEN 'opel-gone' THEN 'opel' ELSE change ->> 'kind' END,
  change ->> 'siteId', change ->> 'day', change ->> 'feedId', change ->> 'placeId', change ->> 'pillar',
  change ->> 'figureId', change ->> 'alertId', change ->> 'startedAt')`;

/**
 * What the board stood on after its change number `seq`: the checkpoint before it, and the last change of each thing
 * since. An hour may have many thousands of changes, and live viewers wait while they are applied.
 */
export async function factsAfter(tx: Reader, seq: number): Promise<ShownThen | undefined> {
  const [base] = await tx.query<{ seq: string; facts: BoardFacts }>(
    'SELECT seq, facts FROM board_checkpoint WHERE seq <= $1 ORDER BY seq DESC LIMIT 1',
    [seq],
  );
  if (!base) return undefined;
  const changes = await tx.query<{ change: BoardChange }>(
    `SELECT change FROM (SELECT DISTINCT ON (${THING}) seq, change FROM board_change WHERE seq > $1 AND seq <= $2
       ORDER BY ${THING}, seq DESC) AS last ORDER BY seq`,
    [base.seq, seq],
  );
  return { seq, facts: changes.reduce((facts, { change }) => applyChange(facts, change), base.facts) };
}
