import type { DailyFlowChanged, DomainEvent } from '@careway/contracts';
import type { Tx } from '@careway/database';
import type { SiteFlow } from '@careway/pressure';
import { FLOW_FACT } from './fact.sql.ts';
import { newestOf } from './newest-of.ts';

/** Keeps the newest version of each site's day. Older versions are ignored. */
export async function projectFlow(tx: Tx, events: readonly DomainEvent<DailyFlowChanged>[]): Promise<SiteFlow[]> {
  if (events.length === 0) return [];
  const days = newestOf(
    events.map(({ data, time }) => ({ ...data, asOf: time })),
    ({ siteId, day }) => `${siteId} ${day}`,
  );
  const rows = await tx.query<{ flow: SiteFlow }>(
    `INSERT INTO daily_flow (site_id, day, provider_id, admissions, discharges, version, as_of)
     SELECT "siteId", day, "providerId", admissions, discharges, version, "asOf"
     FROM jsonb_to_recordset($1::jsonb) AS heard ("siteId" text, day date, "providerId" text, admissions int,
       discharges int, version bigint, "asOf" timestamptz)
     ON CONFLICT (site_id, day) DO UPDATE SET admissions = EXCLUDED.admissions, discharges = EXCLUDED.discharges,
       version = EXCLUDED.version, as_of = EXCLUDED.as_of
     WHERE daily_flow.version < EXCLUDED.version
     RETURNING ${FLOW_FACT} AS flow`,
    [JSON.stringify(days)],
  );
  return rows.map(({ flow }) => flow);
}
