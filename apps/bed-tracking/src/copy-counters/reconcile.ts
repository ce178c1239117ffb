import { randomUUIDv7 } from 'node:crypto';
import { driftOf, type Drift, type WardFigures } from '@careway/capacity';
import { CounterDriftFound, domainEvent, type DomainEvent } from '@careway/contracts';
import type { Database } from '@careway/database';
import { publish } from '@careway/messaging';
import type { Counters, RedisCounters } from '@careway/redis-counters';
import { loadLedger } from '../count-wards/ward-rows.ts';
import { beginEpoch, loadEpoch } from './epoch.ts';

/** `elsewhere`: another process is rebuilding. `mended`: they differed from the ledger. `rebuilt`: they were lost. */
export type Outcome = 'equal' | 'elsewhere' | 'mended' | 'rebuilt';

export interface Reconciled {
  outcome: Outcome;
  drift: Drift[];
  /** Versions of the ledger's wards, to tell the next time what was on its way. */
  versions: ReadonlyMap<string, number>;
}

/** How long a rebuild elsewhere may take before it is taken to have died. */
const REBUILD_MS = 2_000;

/**
 * Compares the counters with the ledger once, and rebuilds them when they are lost or differ. A ward whose newer version
 * the ledger did not have at the last comparison may be on its way and is not drift yet. Counters are read before the
 * ledger, so they are never newer. Throws when Redis or PostgreSQL does not answer.
 */
export async function reconcile(
  database: Database,
  counters: RedisCounters,
  seen: ReadonlyMap<string, number>,
): Promise<Reconciled> {
  const counted = await counters.read();
  const epoch = await loadEpoch(database);
  const ledger = await loadLedger(database);
  const versions = new Map(ledger.map((ward) => [ward.wardId, ward.version]));
  const follows = counted.state === 'ready' && counted.epoch === epoch;
  if (follows) {
    const drift = driftOf(ledger, counted, (ward) => seen.get(ward.wardId) !== ward.version);
    if (drift.length === 0) return { outcome: 'equal', drift, versions };
    return { outcome: await rebuild(database, counters, counted, drift), drift, versions };
  }
  const maybeElsewhere = counted.state === 'rebuilding' || counted.state === 'ready';
  if (maybeElsewhere && (await hasJustBegun(database))) return { outcome: 'elsewhere', drift: [], versions };
  return { outcome: await rebuild(database, counters, counted, []), drift: [], versions };
}

async function rebuild(
  database: Database,
  counters: RedisCounters,
  held: Counters,
  drift: readonly Drift[],
): Promise<Outcome> {
  const now = new Date().toISOString();
  const epoch = await database.transaction(async (tx) => {
    const begun = await beginEpoch(tx, held.epoch);
    await publish(
      tx,
      drift.map((one) => driftFound(one, now)),
    );
    return begun;
  });
  const ledger = (): Promise<readonly WardFigures[]> => loadLedger(database);
  if (!(await counters.rebuild(epoch, ledger))) return 'elsewhere';
  return drift.length > 0 ? 'mended' : 'rebuilt';
}

const driftFound = (drift: Drift, now: string): DomainEvent =>
  domainEvent(CounterDriftFound, { id: randomUUIDv7(), subject: drift.placeId, time: now }, { ...drift, foundAt: now });

async function hasJustBegun(database: Database): Promise<boolean> {
  const rows = await database.query(
    "SELECT 1 FROM counter_epoch WHERE begun_at > clock_timestamp() - $1 * interval '1 millisecond'",
    [REBUILD_MS],
  );
  return rows.length > 0;
}
