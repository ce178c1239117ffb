import type { Tx } from '@careway/database';
import type { SiteDay } from '../track-visits/store-flows.ts';

/** Inpatient admissions and discharges of one site on one day (Europe/London). */
export interface DailyFlow {
  siteId: string;
  day: string;
  providerId: string;
  admissions: number;
  discharges: number;
  version: number;
}

/**
 * Counts the days of sites again, from the visits as they are now, and gives those that have changed, each one version
 * up. A day is counted after it is locked.
 */
export async function countDailyFlow(
  tx: Tx,
  days: readonly SiteDay[],
  providerOf: (siteId: string) => string,
): Promise<DailyFlow[]> {
  if (days.length === 0) return [];
  const keys = [days.map((one) => one.siteId), days.map((one) => one.day)];
  const made = tx.execute(
    `INSERT INTO daily_flow (site_id, day, provider_id)
     SELECT * FROM unnest($1::text[], $2::date[], $3::text[]) AS one (site_id, day, provider_id)
     ORDER BY site_id, day ON CONFLICT DO NOTHING`,
    [...keys, days.map((one) => providerOf(one.siteId))],
  );
  const wanted = 'JOIN unnest($1::text[], $2::date[]) AS wanted (site_id, day) USING (site_id, day)';
  const locked = tx.execute(`SELECT 1 FROM daily_flow ${wanted} ORDER BY site_id, day FOR UPDATE OF daily_flow`, keys);
  const counted = tx.query<DailyFlow>(
    `UPDATE daily_flow SET admissions = now.admissions, discharges = now.discharges, version = version + 1
     FROM (
       SELECT site_id, day, coalesce(sum(admissions), 0)::int AS admissions, coalesce(sum(discharges), 0)::int AS discharges
       FROM unnest($1::text[], $2::date[]) AS wanted (site_id, day) LEFT JOIN visit_flow USING (site_id, day)
       GROUP BY site_id, day
     ) AS now
     WHERE (daily_flow.site_id, daily_flow.day) = (now.site_id, now.day)
       AND (daily_flow.admissions, daily_flow.discharges) IS DISTINCT FROM (now.admissions, now.discharges)
     RETURNING daily_flow.site_id AS "siteId", daily_flow.day::text AS day, provider_id AS "providerId",
       daily_flow.admissions, daily_flow.discharges, version::int AS version`,
    keys,
  );
  const [changed] = await Promise.all([counted, made, locked]);
  return changed;
}
