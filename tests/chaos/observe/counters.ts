import { setTimeout as wait } from 'node:timers/promises';
import type { WardNow } from '@careway/proof';
import type { Write } from '../campaign/history.ts';
import type { Stores } from './stores.ts';

const LOOK_MS = 30;
const SETTLE_MS = 8_000;

interface Figures {
  open: number;
  occupied: number;
  onLeave: number;
  usable: number;
  version: number;
}
const nowOf = ({ open, occupied, onLeave, usable, version }: Figures): WardNow => ({
  open,
  occupied,
  onLeave,
  usable,
  version,
});

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
    const [{ state, wards }, rows] = await Promise.all([
      stores.readCounters(),
      stores.rows<Record<string, number> & { ward_id: string }>(
        `SELECT ward_id, open, occupied, on_leave AS "onLeave", usable, version::int AS version FROM bed_tracking.ward WHERE version > 0`,
      ),
    ]);
    const ledger = sorted(rows.map((row) => [row.ward_id, nowOf(row as unknown as Figures)]));
    const counters = sorted([...wards].map(([id, ward]) => [id, nowOf(ward)]));
    const equal = state === 'ready' && JSON.stringify(ledger) === JSON.stringify(counters);
    if (equal || performance.now() > deadline) return write({ kind: 'quiet', state, ledger, counters });
    await wait(100);
  }
}

const sorted = (wards: [string, WardNow][]): Record<string, WardNow> =>
  Object.fromEntries(wards.sort(([a], [b]) => (a < b ? -1 : 1)));
