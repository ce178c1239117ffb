import type { Tx } from '@careway/database';
import type { Places } from './places.ts';

/**
 * Has a row for each place of reference data, in the order of ids. A place that reference data doesn't have any more
 * stays, known no longer: somebody may be in it. One of an escalation ward begins closed, until somebody opens it.
 */
export async function keepPlaceRows(tx: Tx, places: Places): Promise<void> {
  const known = places.typedPlaces.map(({ placeId, wardId, escalation }) => ({ placeId, wardId, escalation }));
  // The wards' locks come before those of their places.
  await tx.execute(
    'SELECT 1 FROM ward WHERE ward_id IN (SELECT ward_id FROM place UNION SELECT unnest($1::text[])) ORDER BY ward_id FOR UPDATE',
    [[...new Set(known.map(({ wardId }) => wardId))]],
  );
  await tx.execute(
    `INSERT INTO place (place_id, ward_id, condition, state, condition_reason, reason, condition_at)
     SELECT "placeId", "wardId", begins, begins, why, why, CASE WHEN escalation THEN clock_timestamp() END
     FROM jsonb_to_recordset($1::jsonb) AS known ("placeId" text, "wardId" text, escalation boolean),
       LATERAL (SELECT CASE WHEN escalation THEN 'closed' ELSE 'open' END AS begins,
         CASE WHEN escalation THEN 'escalation ward, not opened' END AS why) AS first
     ORDER BY 1
     ON CONFLICT (place_id) DO UPDATE SET ward_id = EXCLUDED.ward_id, is_known = true
       WHERE (place.ward_id, place.is_known) IS DISTINCT FROM (EXCLUDED.ward_id, true)`,
    [JSON.stringify(known)],
  );
  await tx.execute('UPDATE place SET is_known = false, version = version + 1 WHERE is_known AND place_id <> ALL($1)', [
    known.map(({ placeId }) => placeId),
  ]);
}
