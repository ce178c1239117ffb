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
  /** Memory that the process has, in megabytes. */
  megabytes(): Promise<number>;
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
    async megabytes() {
      const text = await (await fetch(`${process.address}/metrics`)).text();
      return Number(/^process_resident_memory_bytes(?:\{.*\})? (\S+)$/m.exec(text)![1]) / MEGABYTE;
    },
  };
}

/** The longest that the gateway left its health unanswered during `work`, and the longest that this process was late itself. */
export async function longestSilence(
  address: string,
  work: () => Promise<void>,
): Promise<{ there: number; here: number }> {
  const own = monitorEventLoopDelay({ resolution: 10 });
  own.enable();
  let there = 0;
  const done = new AbortController();
  const asking = (async () => {
    while (!done.signal.aborted) {
      const started = performance.now();
      const { ok } = await fetch(`${address}/health/live`);
      if (!ok) throw new Error('the gateway said that it does not live');
      there = Math.max(there, performance.now() - started);
      await wait(20);
    }
  })();
  await Promise.all([asking, work().finally(() => done.abort())]);
  own.disable();
  return { there, here: own.max / 1e6 };
}

/** Resolves when the gateway says that it is ready. */
export const ready = (address: string): Promise<boolean> =>
  eventually(async () => (await fetch(`${address}/health/ready`)).ok, { within: 30_000 });
