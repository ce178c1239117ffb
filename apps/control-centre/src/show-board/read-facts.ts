import type { Tx } from '@careway/database';
import { HEARTBEAT_WINDOW_MS, type BoardFacts } from '@careway/pressure';
import { ALERT_FACT } from '../raise-alerts/alert-rows.ts';
import { FEED_FACT, FLOW_FACT, HEARTBEAT_FACT, SITE_BEDS } from '../project-board/fact.sql.ts';

interface Row {
  seq: string;
  facts: { [Kind in keyof BoardFacts]: BoardFacts[Kind] | null };
}

/**
 * All facts and the number of the last change in them, by one statement, so that they belong to one moment. Flows are
 * those of yesterday on: the day may turn while a screen shows them. `now` is epoch milliseconds.
 */
export async function readFacts(
  tx: Pick<Tx, 'query'>,
  bedWards: readonly string[],
  now: number,
): Promise<{ seq: number; facts: BoardFacts }> {
  const [row] = await tx.query<Row>(
    `SELECT (SELECT last FROM board_sequence) AS seq, jsonb_build_object(
       'beds', (SELECT jsonb_agg(beds) FROM (${SITE_BEDS} GROUP BY site_id) AS site),
       'flows', (SELECT jsonb_agg(${FLOW_FACT}) FROM daily_flow WHERE day >= $2::timestamptz::date - 1),
       'feeds', (SELECT jsonb_agg(${FEED_FACT}) FROM feed),
       'heartbeats', (SELECT jsonb_agg(${HEARTBEAT_FACT} ORDER BY heard_at) FROM heartbeat
         WHERE heard_at > $3 OR heartbeat_id = (SELECT heartbeat_id FROM heartbeat ORDER BY started_at DESC LIMIT 1)),
       'opel', (SELECT jsonb_agg(change ORDER BY place_id, pillar) FROM opel_now),
       'figures', (SELECT jsonb_agg(change ORDER BY figure_id, place_id) FROM figure_now WHERE NOT followed),
       'alerts', (SELECT jsonb_agg(${ALERT_FACT} ORDER BY number) FROM alert WHERE cleared_at IS NULL)
     ) AS facts`,
    [bedWards, new Date(now).toISOString(), new Date(now - HEARTBEAT_WINDOW_MS).toISOString()],
  );
  const { beds, flows, feeds, heartbeats, opel, figures, alerts } = row!.facts;
  const facts = {
    beds: beds ?? [],
    flows: flows ?? [],
    feeds: feeds ?? [],
    heartbeats: heartbeats ?? [],
    opel: opel ?? [],
    figures: figures ?? [],
    alerts: alerts ?? [],
  };
  return { seq: Number(row!.seq), facts };
}
