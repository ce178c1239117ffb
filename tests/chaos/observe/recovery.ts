import { setTimeout as wait } from 'node:timers/promises';
import type { System } from '../system/system.ts';
import type { Viewer } from '../clients/viewer.ts';
import type { Stores } from './stores.ts';

const LOOK_MS = 100;

/** What hears which topics, by its schema. */
const HEARERS = { bed_tracking: 'bed-tracking', control_centre: 'control-centre', witness: 'witness' } as const;

/** How many messages are parked, in SQL. */
export const PARKED = Object.keys(HEARERS)
  .map((schema) => `(SELECT count(*)::int FROM ${schema}.parked_message)`)
  .join(' + ');

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

type Counts = Record<string, number>;

/** Each thing is looked at until it is done, then the next: what one service heard, another has to hear of it. */
class Look {
  private readonly steps: (() => Promise<Counts>)[];
  private done = 0;

  constructor(
    private readonly system: System,
    private readonly stores: Stores,
    private readonly viewers: readonly Viewer[],
    private readonly since: number,
  ) {
    this.steps = [this.sent(), this.heard(), this.sent(), this.heard(), () => this.working()];
  }

  /** What is still missing of the step that is not done yet; nothing is when all are. */
  async now(): Promise<Counts> {
    for (; this.done < this.steps.length; this.done += 1) {
      const missing = await this.steps[this.done]!();
      if (Object.values(missing).some((count) => count > 0)) return missing;
    }
    return {};
  }

  /** Nothing that was there at the first look is in an outbox, and nothing is parked. */
  private sent(): () => Promise<Counts> {
    let began: string | undefined;
    return async () => {
      began ??= (await this.stores.one<{ now: string }>('SELECT clock_timestamp()::text AS now')).now;
      return this.stores.one<Counts>(
        `SELECT (SELECT count(*)::int FROM gateway.outbox WHERE created_at < $1::timestamptz) AS "gateway outbox",
                (SELECT count(*)::int FROM bed_tracking.outbox WHERE created_at < $1::timestamptz) AS "bed tracking outbox",
                ${PARKED} AS parked`,
        [began],
      );
    };
  }

  /** What was on Kafka at the first look has been heard by everyone. */
  private heard(): () => Promise<Counts> {
    let ends: ReadonlyMap<string, number> | undefined;
    return async () => {
      ends ??= await this.stores.ends();
      const missing = Object.entries(HEARERS).map(async ([schema, service]) => {
        const heard = await this.stores.rows<{ place: string; next: number }>(
          `SELECT topic || '/' || partition AS place, next_offset::int AS next FROM ${schema}.consumer_offset`,
        );
        const left = heard.map(({ place, next }) => Math.max(0, (ends!.get(place) ?? 0) - next));
        return [`${service} has not heard`, left.reduce((sum, count) => sum + count, 0)] as const;
      });
      return Object.fromEntries(await Promise.all(missing));
    };
  }

  private async working(): Promise<Counts> {
    const services = [...this.system.services.values()];
    const ready = await Promise.all(services.map((service) => service.ready().catch(() => false)));
    return {
      'instances not ready': ready.filter((one) => !one).length,
      'viewers without a heartbeat': this.viewers.filter(({ heartbeat }) => heartbeat < this.since).length,
    };
  }
}
