import { setTimeout as wait } from 'node:timers/promises';
import { KafkaClient, TOPICS, topicName } from '@careway/messaging';
import { Log } from '@careway/service-kit';
import type { System } from '../system/system.ts';
import { numberOf, type Harmful } from './harmful.ts';

const PREFIX = 'careway.';

/**
 * Strangers join the consumer group of a service and leave it again, all the time: with each of them Kafka shares the
 * partitions out anew, to the stranger too, who reads and commits nothing.
 */
export const rebalanceStorm: Harmful = {
  begin(system, fault) {
    const over = new AbortController();
    const everyMs = numberOf(fault, 'everyMs', 400);
    const comings = comeAndGo(system, fault.target, everyMs, over.signal);
    return async () => {
      over.abort();
      await comings;
    };
  },
};

async function comeAndGo(system: System, service: string, everyMs: number, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    const stranger = strangerTo(system, service);
    stranger.start();
    await wait(everyMs, undefined, { signal: over }).catch(() => undefined);
    await stranger.stop();
  }
}

function strangerTo({ brokers }: System, service: string) {
  const log = Log.to({ name: 'stranger', level: 'silent' });
  const kafka = new KafkaClient({ brokers, prefix: PREFIX, clientId: 'stranger', log });
  return kafka.consumer({
    group: `${PREFIX}${service}`,
    topics: TOPICS.map(({ speaker }) => topicName(PREFIX, speaker)),
    concurrency: 1,
    log,
    onBatch: async () => undefined,
    onJoined: () => undefined,
  });
}
