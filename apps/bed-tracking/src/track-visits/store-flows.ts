import type { Tx } from '@careway/database';
import type { FlowRow } from './spell-rows.ts';

const keyOf = (row: FlowRow): string =>
  JSON.stringify([row.visit_id, row.site_id, row.day, row.admissions, row.discharges]);

/** A site's day whose admissions or discharges have to be counted again. */
export interface SiteDay {
  siteId: string;
  day: string;
}

export const loadFlows = (tx: Tx, visitIds: readonly string[]): Promise<FlowRow[]> =>
  tx.query<FlowRow>(
    'SELECT visit_id, site_id, day::text AS day, admissions, discharges FROM visit_flow WHERE visit_id = ANY($1::uuid[])',
    [visitIds],
  );

/** Makes `flows` of what was `before` with the same visits, and gives the days of sites that this touches. */
export async function storeFlows(tx: Tx, before: readonly FlowRow[], flows: readonly FlowRow[]): Promise<SiteDay[]> {
  const [known, now] = [new Set(before.map(keyOf)), new Set(flows.map(keyOf))];
  const gone = before.filter((row) => !now.has(keyOf(row)));
  const come = flows.filter((row) => !known.has(keyOf(row)));
  const deleted =
    gone.length > 0 &&
    tx.execute(
      `DELETE FROM visit_flow USING unnest($1::uuid[], $2::text[], $3::date[]) AS gone (visit_id, site_id, day)
       WHERE (visit_flow.visit_id, visit_flow.site_id, visit_flow.day) = (gone.visit_id, gone.site_id, gone.day)`,
      [gone.map((row) => row.visit_id), gone.map((row) => row.site_id), gone.map((row) => row.day)],
    );
  const inserted =
    come.length > 0 &&
    tx.execute(
      `INSERT INTO visit_flow SELECT * FROM jsonb_to_recordset($1::jsonb)
       AS now (visit_id uuid, site_id text, day date, admissions int, discharges int)`,
      [JSON.stringify(come)],
    );
  await Promise.all([deleted, inserted]);
  const touched = new Map([...gone, ...come].map((row) => [`${row.site_id} ${row.day}`, row]));
  return [...touched.values()].map((row) => ({ siteId: row.site_id, day: row.day }));
}
