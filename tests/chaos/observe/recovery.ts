import { setTimeout as wait } from 'node:timers/promises';
import type { System } from '../system/system.ts';
import type { Viewer } from '../clients/viewer.ts';
import type { Stores } from './stores.ts';

const LOOK_MS = 100;

/** What hears which topics, by its schema. */
const HEARERS = { bed_tracking: 'bed-tracking', control_centre: 'control-centre', witness: 'witness' } as const;

export interface Recovery {
  recovered: boolean;
  /** What was missing at the last look at which something was. */
  missing: Record<string, number>;
}

/**
 * Waits until everything accepted up to now has come through: relayed, heard by every service, seen by every viewer, and
 * every instance is ready; or until patience ends.
 */
export async function untilRecovered(
  { system, stores, viewers }: { system: System; stores: Stores; viewers: readonly Viewer[] },
  patienceMs: number,
): Promise<Recovery> {
  const since = Date.now();
  const deadline = performance.now() + patienceMs;
  const look = new Look(system, stores, viewers, since);
  for (let missing = {}; ; await wait(LOOK_MS)) {
    const counts = await look.now().catch((error: Error) => ({ [`can't look: ${error.message}`.slice(0, 80)]: 1 }));
    const now = Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
    const recovered = Object.keys(now).length === 0;
    if (!recovered) missing = now;
    if (recovered || performance.now() > deadline) return { recovered, missing };
  }
}

/** Each thing is looked at until it is done, then the next: what is relayed first is heard later. */
class Look {
  private accepted: string | undefined;
  private relayedUpTo: Map<string, number> | undefined;

  constructor(
    private readonly system: System,
    private readonly stores: Stores,
    private readonly viewers: readonly Viewer[],
    private readonly since: number,
  ) {}

  async now(): Promise<Record<string, number>> {
    this.accepted ??= (await this.stores.one<{ now: string }>('SELECT clock_timestamp()::text AS now')).now;
    const waiting = await this.stores.one<Record<string, number>>(
      `SELECT (SELECT count(*)::int FROM gateway.outbox WHERE created_at < $1::timestamptz) AS "gateway outbox",
              (SELECT count(*)::int FROM bed_tracking.outbox WHERE created_at < $1::timestamptz) AS "bed tracking outbox",
              (SELECT count(*)::int FROM bed_tracking.parked_message) + (SELECT count(*)::int FROM control_centre.parked_message)
                + (SELECT count(*)::int FROM witness.parked_message) AS parked`,
      [this.accepted],
    );
    if (Object.values(waiting).some((count) => count > 0)) return waiting;
    this.relayedUpTo ??= await this.stores.ends();
    return { ...waiting, ...(await this.unheard()), ...(await this.notReady()), ...this.unseen() };
  }

  private async unheard(): Promise<Record<string, number>> {
    const missing = Object.entries(HEARERS).map(async ([schema, service]) => {
      const heard = await this.stores.rows<{ topic: string; partition: number; next_offset: string }>(
        `SELECT topic, partition, next_offset FROM ${schema}.consumer_offset`,
      );
      const left = heard.map(({ topic, partition, next_offset }) =>
        Math.max(0, (this.relayedUpTo!.get(`${topic}/${partition}`) ?? 0) - Number(next_offset)),
      );
      return [`${service} has not heard`, left.reduce((sum, count) => sum + count, 0)] as const;
    });
    return Object.fromEntries(await Promise.all(missing));
  }

  private async notReady(): Promise<Record<string, number>> {
    const ready = await Promise.all(
      [...this.system.services.values()].map((service) => service.ready().catch(() => false)),
    );
    return { 'instances not ready': ready.filter((one) => !one).length };
  }

  private unseen(): Record<string, number> {
    return { 'viewers without a heartbeat': this.viewers.filter(({ heartbeat }) => heartbeat < this.since).length };
  }
}
