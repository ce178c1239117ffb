import { randomUUID } from 'node:crypto';
import type { DomainEvent, WardOccupancyChanged } from '@careway/contracts';
import type { Stores } from './stores.ts';

export interface Record_ {
  topic: string;
  partition: number;
  offset: number;
  key: string;
  text: string;
  event: DomainEvent<Partial<WardOccupancyChanged> & { messageId?: string }>;
}

/** Every record of these topics, from their beginnings to where they end now. */
export async function readTopics(stores: Stores, onRecord: (record: Record_) => void): Promise<void> {
  const ends = await stores.ends();
  const left = new Set([...ends].filter(([, end]) => end > 0).map(([place]) => place));
  if (left.size === 0) return;
  const consumer = stores.kafka.consumer({ groupId: `proof-${randomUUID()}`, maxWaitTimeInMs: 100 });
  const done = Promise.withResolvers<void>();
  await consumer.connect();
  for (const topic of new Set([...left].map((place) => place.split('/')[0]!)))
    await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    eachBatch: async ({ batch: { topic, partition, messages, lastOffset } }) => {
      const place = `${topic}/${partition}`;
      for (const { key, value, offset } of messages) {
        const text = value!.toString();
        onRecord({ topic, partition, offset: Number(offset), key: key!.toString(), text, event: JSON.parse(text) });
      }
      if (Number(lastOffset()) + 1 >= (ends.get(place) ?? 0)) left.delete(place);
      if (left.size === 0) done.resolve();
    },
  });
  await done.promise;
  await consumer.disconnect();
}
