import { withClient } from '../harness/platform.ts';
import { SCHEMA } from '../service.ts';

interface Row {
  effects: number;
  late: number;
  told: number;
  once: number;
  inverted: number;
}

/** Each of `count` events has one effect and one event told, those of one patient in their order. */
export async function checkApplied(url: string, count: number): Promise<string[]> {
  const { effects, late, told, once, inverted } = await withClient(url, async (client) => {
    const { rows } = await client.query<Row>(`
      SELECT (SELECT coalesce(sum(events), 0)::int FROM ${SCHEMA}.visit_state) AS effects,
        (SELECT coalesce(sum(late), 0)::int FROM ${SCHEMA}.visit_state) AS late,
        (SELECT count(*)::int FROM ${SCHEMA}.outbox) AS told,
        (SELECT count(DISTINCT payload->'data'->>'heartbeatId')::int FROM ${SCHEMA}.outbox) AS once,
        (SELECT count(*)::int FROM (
           SELECT payload->>'time' < lag(payload->>'time') OVER (PARTITION BY aggregateid ORDER BY seq) AS earlier
           FROM ${SCHEMA}.outbox) AS event WHERE earlier) AS inverted`);
    return rows[0]!;
  });
  return Object.entries({
    [`${count} events had ${effects} effects`]: effects !== count,
    [`${count} events led to ${told} events, of ${once} causes`]: told !== count || once !== count,
    [`${late} effects came after a later one of their patient`]: late > 0,
    [`${inverted} events were told after a later one of their patient`]: inverted > 0,
  }).flatMap(([fault, is]) => (is ? [fault] : []));
}
