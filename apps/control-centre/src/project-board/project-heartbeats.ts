import type { DomainEvent, HeartbeatPassed } from '@careway/contracts';
import type { Tx } from '@careway/database';
import type { HeartbeatHeard } from '@careway/pressure';
import { HEARTBEAT_FACT } from './fact.sql.ts';

/** Notes when each heartbeat reached the control centre; a second telling of one is ignored. `now` is RFC 3339. */
export async function projectHeartbeats(
  tx: Tx,
  events: readonly DomainEvent<HeartbeatPassed>[],
  now: string,
): Promise<HeartbeatHeard[]> {
  if (events.length === 0) return [];
  const rows = await tx.query<{ heartbeat: HeartbeatHeard }>(
    `INSERT INTO heartbeat (heartbeat_id, started_at, heard_at, held_back)
     SELECT DISTINCT ON ("heartbeatId") "heartbeatId", "startedAt", $2, "heldBack"
     FROM jsonb_to_recordset($1::jsonb) AS heard ("heartbeatId" uuid, "startedAt" timestamptz, "heldBack" int)
     ON CONFLICT (heartbeat_id) DO NOTHING
     RETURNING ${HEARTBEAT_FACT} AS heartbeat`,
    [JSON.stringify(events.map(({ data }) => data)), now],
  );
  return rows.map(({ heartbeat }) => heartbeat);
}
