import { setTimeout as wait } from 'node:timers/promises';
import type { FiguresNow, WardNow } from '@careway/proof';
import type { Write } from '../campaign/history.ts';
import type { Stores } from './stores.ts';

const LOOK_MS = 30;
const SETTLE_MS = 8_000;

const figuresOf = ({ open, occupied, onLeave, usable }: FiguresNow): FiguresNow => ({
  open,
  occupied,
  onLeave,
  usable,
});
const nowOf = (ward: WardNow): WardNow => ({ ...figuresOf(ward), version: ward.version });

const LEDGER = `SELECT ward_id AS id, open, occupied, on_leave AS "onLeave", usable, version::int AS version
  FROM bed_tracking.ward WHERE version > 0`;
const sumOf = (figure: string): string => `sum((pool.value->>'${figure}')::int)::int AS "${figure}"`;
const POOLS = `SELECT pool.key AS id, ${['open', 'occupied', 'onLeave', 'usable'].map(sumOf).join(', ')}
  FROM bed_tracking.ward, jsonb_each(pools) AS pool WHERE version > 0 GROUP BY pool.key`;

/** Looks at the counters again and again until it is stopped, and writes down what is new. */
export function watchCounters(stores: Stores, write: Write): () => Promise<void> {
  const stopping = new AbortController();
  const watching = watch(stores, write, stopping.signal);
  return async () => {
    stopping.abort();
    await watching;
  };
}

async function watch(stores: Stores, write: Write, stopping: AbortSignal): Promise<void> {
  for (let last = ''; !stopping.aborted; await wait(LOOK_MS)) {
    const read = await stores.readCounters().catch(() => undefined);
    if (!read) continue;
    const { state, epoch } = read;
    const versions = Object.fromEntries([...read.wards].map(([id, { version }]) => [id, version]));
    const seen = JSON.stringify([state, epoch, versions]);
    if (seen !== last) write({ kind: 'counters', state, epoch, versions });
    last = seen;
  }
}

/** Ledger and counters when nothing is on its way any more; a rebuild is waited for. */
export async function lookWhenQuiet(stores: Stores, write: Write): Promise<void> {
  const deadline = performance.now() + SETTLE_MS;
  for (;;) {
    const [read, ledger] = await Promise.all([stores.readCounters(), readLedger(stores)]);
    const counters = { wards: sorted([...read.wards], nowOf), pools: sorted([...read.pools], figuresOf) };
    const { state } = read;
    const equal = state === 'ready' && JSON.stringify(ledger) === JSON.stringify(counters);
    if (equal || performance.now() > deadline) {
      const pools = { ledger: ledger.pools, counters: counters.pools };
      return write({ kind: 'quiet', state, ledger: ledger.wards, counters: counters.wards, pools });
    }
    await wait(100);
  }
}

async function readLedger(stores: Stores) {
  const [wards, pools] = await stores.atOneMoment([LEDGER, POOLS]);
  return {
    wards: sorted(
      (wards as (WardNow & { id: string })[]).map((row) => [row.id, row]),
      nowOf,
    ),
    pools: sorted(
      (pools as (FiguresNow & { id: string })[]).map((row) => [row.id, row]),
      figuresOf,
    ),
  };
}

const sorted = <From, Now>(all: [string, From][], now: (one: From) => Now): Record<string, Now> =>
  Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, one]) => [id, now(one)]));
