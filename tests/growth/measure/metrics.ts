import { setTimeout as wait } from 'node:timers/promises';
import { HOPS, type Hop, type Services } from '../services.ts';

/** What a service says of itself on /metrics. */
export interface OwnWords {
  /** MB of living objects on the heap of JavaScript. */
  heap: number;
  /** Longest delays of the event loop since it was last asked, 99th percentile in ms. */
  loopP99: number;
  /** Lines of metrics: each label's values make one. */
  series: number;
}

/** Reads the text of Prometheus. Throws when what a Node process always tells is not there. */
export function ownWordsIn(text: string): OwnWords {
  const value = (name: string): number => {
    const [, found] = new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(text) ?? [];
    if (found === undefined) throw new Error(`/metrics of a service tells no ${name}`);
    return Number(found);
  };
  return {
    heap: value('nodejs_heap_size_used_bytes') / 1_000_000,
    loopP99: value('nodejs_eventloop_lag_p99_seconds') * 1_000,
    series: text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).length,
  };
}

/** Time that a signal and the garbage collection it asks for may take before the service is asked. */
const COLLECT_MS = 250;

/**
 * Asks the first process of each hop. With `collect`, it drops first what nobody needs any more, so that its heap is
 * what lives; it must have been started with collect-garbage.mjs.
 */
export async function ownWords(services: Pick<Services, 'of'>, collect = false): Promise<Record<Hop, OwnWords>> {
  const asked = HOPS.map((hop) => [hop, services.of(hop)[0]!] as const);
  if (collect) {
    for (const [, { pid }] of asked) process.kill(pid, 'SIGUSR2');
    await wait(COLLECT_MS);
  }
  const told = asked.map(async ([hop, { address }]) => [
    hop,
    ownWordsIn(await (await fetch(`${address}/metrics`)).text()),
  ]);
  return Object.fromEntries(await Promise.all(told)) as Record<Hop, OwnWords>;
}
