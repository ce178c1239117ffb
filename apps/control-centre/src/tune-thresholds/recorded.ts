import type { Tx } from '@careway/database';
import { takeTurn, type PlacedInput, type PillarScore, type Step, type Turn, type WeightedScore } from '@careway/opel';
import { levelInForce, type OpelScored } from '@careway/pressure';
import { problem } from '@careway/service-kit';

/** More changes than can be tried at once. */
const MOST_ROWS = 50_000;

/** What was recorded in a time: what was known of every provider, and the levels that counted. */
export interface Recorded {
  steps: Step[];
  /** By `place/pillar`. */
  levels: Map<string, Turn[]>;
}

interface Row {
  at: Date;
  change: OpelScored;
  score: PillarScore | WeightedScore;
}

/**
 * Reads what scores were made of, as it was known then: values with the states that they had. What stood when the time
 * began counts from its beginning on. Throws a problem (422) when it is too much. Instants are epoch milliseconds.
 */
export async function readRecorded(tx: Pick<Tx, 'query'>, from: number, to: number): Promise<Recorded> {
  const rows = await tx.query<Row>(
    `SELECT $1::timestamptz AS at, stood.change, stood.score FROM opel_now, LATERAL (
       SELECT change, score FROM opel_score WHERE (place_id, pillar) = (opel_now.place_id, opel_now.pillar)
         AND scored_at <= $1 ORDER BY scored_at DESC, score_id DESC LIMIT 1) AS stood
     UNION ALL (
       SELECT scored_at, change, score FROM opel_score WHERE scored_at > $1 AND scored_at <= $2
       ORDER BY scored_at, score_id LIMIT $3)`,
    [new Date(from).toISOString(), new Date(to).toISOString(), MOST_ROWS + 1],
  );
  if (rows.length > MOST_ROWS) throw tooMuch();
  rows.sort((a, b) => a.at.getTime() - b.at.getTime());
  const levels = new Map<string, Turn[]>();
  for (const { at, change } of rows) {
    const key = `${change.placeId}/${change.pillar}`;
    levels.set(key, levels.get(key) ?? []);
    takeTurn(levels.get(key)!, { at: at.getTime(), level: levelInForce(change) });
  }
  return { steps: rows.flatMap(stepOf), levels };
}

/** Of a provider alone: what the system's scores are made of are the providers'. */
const stepOf = ({ at, change: { placeId }, score }: Row): Step[] =>
  'parameters' in score
    ? [
        {
          at: at.getTime(),
          placeId,
          inputs: score.parameters.map(({ figureId, value, state, asOf, receivedAt }): PlacedInput => ({
            placeId,
            figureId,
            value,
            state,
            asOf,
            receivedAt,
          })),
        },
      ]
    : [];

const tooMuch = () => {
  const rule = `covers more than ${MOST_ROWS} recorded scores`;
  const errors = [{ field: 'to', rule, fix: 'Choose a shorter time.' }];
  return problem(422, { title: 'That is more than can be tried at once', errors });
};
