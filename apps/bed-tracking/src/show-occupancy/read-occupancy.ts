import { foldVisit, londonDay } from '@careway/beds';
import type { Tx } from '@careway/database';
import type { Places } from '../know-places/places.ts';
import { loadFacts } from '../track-visits/store-facts.ts';
import type { SiteOccupancy } from './shapes.ts';

type Reader = Pick<Tx, 'query'>;

/** Who was where at a moment (RFC 3339) by all that is known now: what was told late or mended since then counts. */
export async function readOccupancy(tx: Reader, places: Places, at: string): Promise<SiteOccupancy[]> {
  const [people, flows] = await Promise.all([readPeople(tx, places, at), readFlows(tx, places, at)]);
  const siteIds = [...new Set([...people.keys(), ...flows.keys()])].sort();
  return siteIds.map((siteId) => ({
    siteId,
    providerId: places.providerOfSite(siteId),
    ...(people.get(siteId) ?? { occupied: 0, onLeave: 0 }),
    ...(flows.get(siteId) ?? { admissions: 0, discharges: 0 }),
  }));
}

async function readPeople(tx: Reader, places: Places, at: string) {
  const rows = await tx.query<{ place_id: string; occupied: number; on_leave: number }>(
    `SELECT place_id, count(*) FILTER (WHERE NOT on_leave)::integer AS occupied,
       count(*) FILTER (WHERE on_leave)::integer AS on_leave
     FROM stay WHERE takes_up_a_bed AND from_at <= $1 AND (to_at IS NULL OR to_at > $1) GROUP BY place_id`,
    [at],
  );
  const bySite = new Map<string, Pick<SiteOccupancy, 'occupied' | 'onLeave'>>();
  for (const { place_id, occupied, on_leave } of rows) {
    const { siteId, bedBase } = places.get(place_id);
    if (!bedBase) continue;
    const before = bySite.get(siteId) ?? { occupied: 0, onLeave: 0 };
    bySite.set(siteId, { occupied: before.occupied + occupied, onLeave: before.onLeave + on_leave });
  }
  return bySite;
}

/** Admissions and discharges of the day until then, of the visits that had any on that day. */
async function readFlows(tx: Reader, places: Places, at: string) {
  const day = londonDay(at);
  const visits = await tx.query<{ visit_id: string }>('SELECT DISTINCT visit_id FROM visit_flow WHERE day = $1', [day]);
  const facts = await loadFacts(
    tx,
    visits.map(({ visit_id }) => visit_id),
  );
  const bySite = new Map<string, Pick<SiteOccupancy, 'admissions' | 'discharges'>>();
  for (const { began, ended } of [...facts.values()].flatMap((list) => foldVisit(list)?.inpatientPeriods ?? []))
    for (const [end, what] of [
      [began, 'admissions'],
      [ended, 'discharges'],
    ] as const) {
      if (!end || londonDay(end.at) !== day || Date.parse(end.at) > Date.parse(at)) continue;
      const siteId = places.siteOf(end.place, end.placeSaidBy);
      const flow = bySite.get(siteId) ?? { admissions: 0, discharges: 0 };
      bySite.set(siteId, { ...flow, [what]: flow[what] + 1 });
    }
  return bySite;
}
