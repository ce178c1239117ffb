import type { Trigger } from '@careway/alerts';
import type { Tx } from '@careway/database';
import type { Actor } from '@careway/identity';
import type { TriggerRow } from '@careway/reference-data';

/** A trigger in force, and who set it so. */
export interface TriggerInForce {
  trigger: Trigger;
  /** Somebody switched it off. */
  off: boolean;
  /** Absent where it is as the reference data has it. */
  set?: { by: Actor; at: Date; reason: string };
}

interface Row {
  triggerId: string;
  version: number;
  /** As it was set last; absent where nobody set it and it was only switched off. */
  body: Omit<Trigger, 'id' | 'version'> | null;
  off: boolean;
  by: Actor;
  at: Date;
  reason: string;
}

/** The triggers of the reference data, as they were changed here, and those that were added here. */
export async function readTriggers(tx: Pick<Tx, 'query'>, shipped: readonly TriggerRow[]): Promise<TriggerInForce[]> {
  const rows = await tx.query<Row>(
    `SELECT DISTINCT ON (trigger_id) trigger_id AS "triggerId", version, body IS NULL AS off,
       coalesce(body, (SELECT was.body FROM alert_trigger was
         WHERE was.trigger_id = said.trigger_id AND was.body IS NOT NULL ORDER BY was.version DESC LIMIT 1)) AS body,
       said_by AS by, said_at AS at, reason
     FROM alert_trigger said ORDER BY trigger_id, version DESC`,
  );
  const set = new Map(rows.map((row) => [row.triggerId, row]));
  const ids = [...new Set([...shipped.map(({ id }) => id), ...set.keys()])];
  return ids.flatMap((id): TriggerInForce[] => {
    const row = set.get(id);
    const before = shipped.find((one) => one.id === id);
    if (!row) return [{ trigger: shippedTrigger(before!), off: false }];
    const body = row.body ?? (before && shippedTrigger(before));
    if (!body) return [];
    const { by, at, reason, version, off } = row;
    return [{ trigger: { ...body, id, version }, off, set: { by, at, reason } }];
  });
}

const shippedTrigger = (row: TriggerRow): Trigger => ({
  id: row.id,
  version: 0,
  name: row.name,
  watches: row.watches,
  figureId: row.figureId,
  pillar: row.pillar,
  relation: row.relation,
  limit: row.limit,
  clearsAt: row.clearsAt,
  forMinutes: row.forMinutes,
  partOf: row.partOf,
  action: row.action,
  owner: row.owner,
  deputy: row.deputy,
  dueMinutes: row.dueMinutes,
  provisional: row.provisional,
});

/** Sets a trigger anew, or switches it off (no body). `seen` is the version that was looked at; false when it is another. */
export async function setTrigger(
  tx: Tx,
  { triggerId, seen, body, reason }: { triggerId: string; seen: number; body: object | null; reason: string },
  actor: Actor,
): Promise<boolean> {
  const stored = await tx.execute(
    `INSERT INTO alert_trigger (trigger_id, version, body, reason, said_by)
     SELECT $1, $2 + 1, $3, $4, $5
     WHERE $2 = coalesce((SELECT max(version) FROM alert_trigger WHERE trigger_id = $1), 0)
     ON CONFLICT DO NOTHING`,
    [triggerId, seen, body && JSON.stringify(body), reason, JSON.stringify(actor)],
  );
  return stored > 0;
}
