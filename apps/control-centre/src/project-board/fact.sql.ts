/** Rows as board facts: the page gets the same shape from the snapshot and from the change log. */
export const FLOW_FACT = `jsonb_build_object('kind', 'flow', 'siteId', site_id, 'providerId', provider_id, 'day', day,
  'admissions', admissions, 'discharges', discharges, 'asOf', board_instant(as_of))`;

export const FEED_FACT = `jsonb_strip_nulls(jsonb_build_object('kind', 'feed', 'feedId', feed_id,
  'providerId', provider_id, 'lastReceivedAt', board_instant(last_received_at),
  'expectedEverySeconds', expected_every_seconds))`;

export const HEARTBEAT_FACT = `jsonb_build_object('kind', 'heartbeat', 'startedAt', board_instant(started_at),
  'heardAt', board_instant(heard_at), 'heldBack', coalesce(held_back, 0))`;

/**
 * The beds of each site, over the wards in $1 (those of the bed base) and the places that bed tracking calls unknown
 * (`RVV-unknown`: people whose location reference data does not map). Ends open: add a GROUP BY site_id.
 */
export const SITE_BEDS = `
  SELECT jsonb_build_object('kind', 'beds', 'siteId', site_id, 'providerId', min(provider_id),
    'open', sum(open), 'occupied', sum(occupied), 'usable', sum(usable), 'onLeave', sum(on_leave),
    'wards', count(*), 'asOf', board_instant(max(as_of)), 'knownAt', board_instant(max(known_at))) AS beds
  FROM ward_occupancy WHERE (ward_id = ANY($1) OR site_id LIKE '%-unknown')`;
