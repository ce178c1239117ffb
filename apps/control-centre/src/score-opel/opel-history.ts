import type { Tx } from '@careway/database';
import { levelInForce, type OpelScored } from '@careway/pressure';
import type { Columns } from '@careway/service-kit';
import type { OpelPillar, PlaceScore } from '@careway/opel';
import type { OpelInput, OpelRecord } from './shapes.ts';

interface Row {
  scoreId: string;
  change: OpelScored;
  score: PlaceScore['score'];
}

export interface HistoryAsked {
  placeId: string;
  pillar?: OpelPillar | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** Scores of a place as they were recorded, the newest first, before the score with that number. */
export async function readHistory(
  tx: Pick<Tx, 'query'>,
  { placeId, pillar, from, to }: HistoryAsked,
  before: number | undefined,
  limit: number,
): Promise<OpelRecord[]> {
  const rows = await tx.query<Row>(
    `SELECT score_id AS "scoreId", change, score FROM opel_score
     WHERE place_id = $1 AND ($2::text IS NULL OR pillar = $2) AND scored_at BETWEEN $3 AND $4 AND score_id < $5
     ORDER BY score_id DESC LIMIT $6`,
    [placeId, pillar ?? null, from ?? '-infinity', to ?? 'infinity', before ?? Number.MAX_SAFE_INTEGER, limit],
  );
  return rows.map(recordOf);
}

function recordOf({ scoreId, change, score }: Row): OpelRecord {
  const { placeId, pillar, scoredAt, level, points, best, worst, unsure, frameworkId, override } = change;
  return {
    scoreId: Number(scoreId),
    placeId,
    pillar: pillar as OpelPillar,
    scoredAt,
    level: levelInForce(change),
    computedLevel: level,
    points,
    best,
    worst,
    unsure,
    frameworkId,
    ...(override && { override }),
    inputs: inputsOf(score),
  };
}

const inputsOf = (score: PlaceScore['score']): OpelInput[] =>
  'parts' in score
    ? score.parts.map(({ id, points, share }) => ({ id, value: points, points, share }))
    : score.parameters.map(({ parameterId, value, state, asOf, points }) => ({
        id: parameterId,
        value,
        state,
        asOf,
        points,
      }));

const saidInput = ({ id, value, state, points, share }: OpelInput): string =>
  share === undefined
    ? `${id}=${value ?? 'unknown'} ${state}: ${points ?? 'unknown'}`
    : `${id} ${Math.round(share * 1000) / 10}%: ${points ?? 'unknown'}`;

/** The columns of the history as CSV; a cell of what is unknown is empty. */
export const HISTORY_COLUMNS: Columns<OpelRecord> = {
  score_id: (one) => one.scoreId,
  place_id: (one) => one.placeId,
  pillar: (one) => one.pillar,
  scored_at: (one) => one.scoredAt,
  level: (one) => one.level,
  computed_level: (one) => one.computedLevel,
  points: (one) => one.points,
  best_points: (one) => one.best.points,
  best_level: (one) => one.best.level,
  worst_points: (one) => one.worst.points,
  worst_level: (one) => one.worst.level,
  unsure: (one) => one.unsure,
  framework_id: (one) => one.frameworkId,
  set_by: (one) => one.override?.by,
  set_reason: (one) => one.override?.reason,
  set_until: (one) => one.override?.until,
  inputs: (one) => one.inputs.map(saidInput),
};
