import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '@careway/database';
import type { OpelGone, OpelScored } from '@careway/pressure';
import type { PlaceScore } from '@careway/opel';

const MINUTE_MS = 60_000;

export interface MadeScore {
  change: OpelScored;
  score: PlaceScore['score'];
}

export type ScoreNow = MadeScore & { placeId: string; pillar: string };

/** The scores that stand, with everything they were made of. */
export const readScoresNow = (tx: Pick<Tx, 'query'>): Promise<ScoreNow[]> =>
  tx.query<ScoreNow>('SELECT place_id AS "placeId", pillar, change, score FROM opel_now');

const keyOf = ({ placeId, pillar }: { placeId: string; pillar: string }): string => `${placeId}/${pillar}`;

/**
 * Records the scores that differ from those that stand, with their inputs and version, and lets them stand; places that
 * are scored no longer stop standing. A score is recorded at once when its points, levels, states or version differ;
 * values that change no point at most once a minute, as beds change with every message. Returns what the board has to be
 * told. The board must be locked.
 */
export async function keepScores(
  tx: Tx,
  standing: readonly ScoreNow[],
  made: readonly MadeScore[],
): Promise<(OpelScored | OpelGone)[]> {
  const before = new Map(standing.map((one) => [keyOf(one), one]));
  const changed = made.filter((one) => isWorthKeeping(before.get(keyOf(one.change)), one));
  const kept = new Set(made.map(({ change }) => keyOf(change)));
  const gone = standing.filter((one) => !kept.has(keyOf(one)));
  if (changed.length + gone.length > 0) await store(tx, changed, gone.map(keyOf));
  return [
    ...changed.map(({ change }) => change),
    ...gone.map(({ placeId, pillar }): OpelGone => ({ kind: 'opel-gone', placeId, pillar })),
  ];
}

function isWorthKeeping(stands: MadeScore | undefined, made: MadeScore): boolean {
  if (!stands || !isSame({ ...stands.change, scoredAt: '' }, { ...made.change, scoredAt: '' })) return true;
  const ageMs = Date.parse(made.change.scoredAt) - Date.parse(stands.change.scoredAt);
  return ageMs >= MINUTE_MS && !isSame(stands.score, made.score);
}

/** As JSON keeps it, and but for the times at which values were received. */
const isSame = (one: object, other: object): boolean => isDeepStrictEqual(substanceOf(one), substanceOf(other));

const substanceOf = (one: object): unknown =>
  JSON.parse(
    JSON.stringify(one, (key, value: unknown) => (key === 'asOf' || key === 'receivedAt' ? undefined : value)),
  );

const store = (tx: Tx, changed: readonly MadeScore[], gone: readonly string[]): Promise<unknown> =>
  Promise.all([
    tx.execute("DELETE FROM opel_now WHERE place_id || '/' || pillar = ANY($1)", [gone]),
    tx.execute(
      `WITH made AS (
         INSERT INTO opel_score (place_id, pillar, framework_id, scored_at, change, score)
         SELECT change ->> 'placeId', change ->> 'pillar', change ->> 'frameworkId',
           (change ->> 'scoredAt')::timestamptz, change, score
         FROM jsonb_to_recordset($1::jsonb) AS given (change jsonb, score jsonb)
         RETURNING place_id, pillar, score_id, change, score
       )
       INSERT INTO opel_now (place_id, pillar, score_id, change, score) SELECT * FROM made
       ON CONFLICT (place_id, pillar) DO UPDATE
       SET score_id = EXCLUDED.score_id, change = EXCLUDED.change, score = EXCLUDED.score`,
      [JSON.stringify(changed)],
    ),
  ]);
