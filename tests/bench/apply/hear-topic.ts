import { tracingChannel } from 'node:diagnostics_channel';
import { once, EventEmitter } from 'node:events';
import type { BenchServiceOptions } from '../service.ts';
import { benchService } from '../service.ts';

interface Hearing {
  chunk: { messages: readonly unknown[] };
}

/** Starts a service, and stops it once it has heard so many messages; messages per second from its first chunk on. */
export async function hearTopic(options: BenchServiceOptions, count: number): Promise<number> {
  const channel = tracingChannel<Hearing>('careway.hear');
  const done = new EventEmitter();
  let [heard, began] = [0, 0];
  const listeners = {
    start: () => void (began ||= performance.now()),
    asyncEnd: ({ chunk, error }: Hearing & { error?: unknown }) => {
      if (error !== undefined) return;
      heard += chunk.messages.length;
      if (heard >= count) done.emit('done');
    },
  };
  channel.subscribe(listeners as never);
  const all = once(done, 'done');
  const service = await benchService(options);
  await all;
  const perSecond = (heard * 1_000) / (performance.now() - began);
  channel.unsubscribe(listeners as never);
  await service.stop();
  return perSecond;
}
