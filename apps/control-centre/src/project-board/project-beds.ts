import type { DomainEvent, WardOccupancyChanged } from '@careway/contracts';
import type { Tx } from '@careway/database';
import type { SiteBeds } from '@careway/pressure';
import { SITE_BEDS } from './fact.sql.ts';
import { newestOf } from './newest-of.ts';

/** Keeps the newest version of each ward and tells the new sums of the sites it touched. Older versions are ignored. */
export async function projectBeds(
  tx: Tx,
  events: readonly DomainEvent<WardOccupancyChanged>[],
  bedWards: readonly string[],
): Promise<SiteBeds[]> {
  if (events.length === 0) return [];
  const wards = newestOf(
    events.map(({ data, time }) => ({ ...data, knownAt: time })),
    (ward) => ward.wardId,
  );
  const touching = tx.query<{ site: string }>(
    `INSERT INTO ward_occupancy (ward_id, site_id, provider_id, open, occupied, usable, on_leave, version,
       as_of, known_at)
     SELECT "wardId", "siteId", "providerId", open, occupied, usable, "onLeave", version, "asOf", "knownAt"
     FROM jsonb_to_recordset($1::jsonb) AS heard ("wardId" text, "siteId" text, "providerId" text, open int,
       occupied int, usable int, "onLeave" int, version bigint, "asOf" timestamptz, "knownAt" timestamptz)
     ON CONFLICT (ward_id) DO UPDATE SET site_id = EXCLUDED.site_id, provider_id = EXCLUDED.provider_id,
       open = EXCLUDED.open, occupied = EXCLUDED.occupied, usable = EXCLUDED.usable, on_leave = EXCLUDED.on_leave,
       version = EXCLUDED.version, as_of = EXCLUDED.as_of, known_at = EXCLUDED.known_at
     WHERE ward_occupancy.version < EXCLUDED.version
     RETURNING site_id AS site`,
    [JSON.stringify(wards)],
  );
  const summing = tx.query<{ beds: SiteBeds }>(`${SITE_BEDS} AND site_id = ANY($2) GROUP BY site_id`, [
    bedWards,
    [...new Set(wards.map(({ siteId }) => siteId))],
  ]);
  const [touched, sums] = await Promise.all([touching, summing]);
  return sums.map(({ beds }) => beds).filter(({ siteId }) => touched.some(({ site }) => site === siteId));
}
