import {
  definitionOf,
  PlacementEnded,
  PlacementLasts,
  PlacementReviewed,
  PlacementStarted,
  type DomainEvent,
} from '@careway/contracts';
import type { Tx } from '@careway/database';

/** Everything that is told of a placement away. */
export const OF_PLACEMENTS = [PlacementStarted, PlacementReviewed, PlacementEnded, PlacementLasts];

type Told = PlacementStarted | PlacementReviewed | PlacementEnded | PlacementLasts;

const TYPES = new Set(OF_PLACEMENTS.map((event) => definitionOf(event as typeof PlacementStarted).type));

/** Keeps who is placed away, since when and how far; a version that was told before is ignored. */
export async function projectPlacements(tx: Tx, events: readonly DomainEvent[]): Promise<number> {
  const told = events.filter(({ type }) => TYPES.has(type)) as DomainEvent<Told>[];
  if (told.length === 0) return 0;
  // One row for each: of several in a batch the later one adds to what the earlier ones say.
  const rows = [...Map.groupBy(told, ({ data }) => data.placementId).values()].map((ofOne) =>
    Object.assign({}, ...ofOne.sort((a, b) => a.data.version - b.data.version).map(rowOf)),
  );
  return tx.execute(
    `INSERT INTO placement_away AS known (placement_id, sender_id, out_of_area, reason_code, started_at, km, ended_at,
       version, known_at)
     SELECT "placementId", "senderId", "outOfArea", "reasonCode", "startedAt", km, "endedAt", version, "knownAt"
     FROM jsonb_to_recordset($1::jsonb) AS heard ("placementId" uuid, "senderId" text, "outOfArea" boolean,
       "reasonCode" text, "startedAt" timestamptz, km double precision, "endedAt" timestamptz, version bigint,
       "knownAt" timestamptz, "saysEnd" boolean)
     ON CONFLICT (placement_id) DO UPDATE SET sender_id = EXCLUDED.sender_id, out_of_area = EXCLUDED.out_of_area,
       reason_code = EXCLUDED.reason_code, started_at = coalesce(EXCLUDED.started_at, known.started_at),
       km = coalesce(EXCLUDED.km, known.km), version = EXCLUDED.version, known_at = EXCLUDED.known_at,
       ended_at = CASE WHEN $2::jsonb ? EXCLUDED.placement_id::text THEN EXCLUDED.ended_at ELSE known.ended_at END
     WHERE known.version < EXCLUDED.version`,
    [JSON.stringify(rows), JSON.stringify(rows.filter(({ saysEnd }) => saysEnd).map(({ placementId }) => placementId))],
  );
}

/** What an event says of the row; whether the placement has ended is said by its end, and by what takes that back. */
function rowOf({ type, data }: DomainEvent<Told>): Record<string, unknown> {
  if (type === definitionOf(PlacementEnded).type) return { ...data, saysEnd: true };
  if (type === definitionOf(PlacementLasts).type) return { ...data, endedAt: null, saysEnd: true };
  return { ...data };
}
