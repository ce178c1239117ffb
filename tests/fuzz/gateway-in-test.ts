import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { appProcess, eventually, freePort, type AppProcess } from '@careway/testing';
import { gatewayWorld } from '../../apps/gateway/src/gateway.fixture.ts';

const MEGABYTE = 1024 * 1024;

/** A gateway as a process of its own, with real doors on real servers. */
export interface RealGateway {
  process: AppProcess;
  mllpPort: number;
  rows(text: string): Promise<any[]>;
  post(path: string, body: Buffer | string, type: string): Promise<{ status: number; text: string }>;
  measured(): Promise<Measured>;
}

/** What the gateway tells of itself. */
export interface Measured {
  /** Memory that the process has. */
  megabytes: number;
  /** The longest that its event loop stood still since it was asked before, in milliseconds. */
  stoodStillMs: number;
}

export async function realGateway(more: Record<string, string> = {}): Promise<RealGateway> {
  const { environment, database } = await gatewayWorld();
  const mllpPort = await freePort();
  const own = { RELAY: 'off', LOG_LEVEL: 'info', MLLP_PORT: String(mllpPort) };
  const process = await appProcess('gateway', { ...environment, ...own, ...more });
  return {
    process,
    mllpPort,
    rows: (text) => database.query(text),
    async post(path, body, type) {
      const answer = await fetch(process.address + path, {
        method: 'POST',
        body: new Uint8Array(Buffer.from(body as string)),
        headers: { 'content-type': type },
      });
      return { status: answer.status, text: await answer.text() };
    },
    async measured() {
      const text = await (await fetch(`${process.address}/metrics`)).text();
      const metric = (name: string) => Number(new RegExp(`^${name}(?:\\{.*\\})? (\\S+)$`, 'm').exec(text)![1]);
      return {
        megabytes: metric('process_resident_memory_bytes') / MEGABYTE,
        stoodStillMs: metric('nodejs_eventloop_lag_max_seconds') * 1_000,
      };
    },
  };
}

/** The longest that the gateway stood still during `work`, and the longest that this process did, in milliseconds. */
export async function longestStandstill(
  gateway: RealGateway,
  work: () => Promise<void>,
): Promise<{ there: number; here: number }> {
  const own = monitorEventLoopDelay({ resolution: 10 });
  own.enable();
  await gateway.measured();
  let there = 0;
  const ask = async () => {
    there = Math.max(there, (await gateway.measured()).stoodStillMs);
  };
  const done = new AbortController();
  const asking = (async () => {
    while (!done.signal.aborted) {
      await ask();
      await wait(50);
    }
  })();
  await Promise.all([asking, work().finally(() => done.abort())]);
  await ask();
  own.disable();
  return { there, here: own.max / 1e6 };
}

/** Resolves when the gateway says that it is ready. */
export const ready = (address: string): Promise<boolean> =>
  eventually(async () => (await fetch(`${address}/health/ready`)).ok, { within: 30_000 });
