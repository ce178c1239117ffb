import { randomUUID } from 'node:crypto';
import type { DomainEvent, ReservationEnded, WardOccupancyChanged } from '@careway/contracts';
import { TOPICS, type Stores } from './stores.ts';

export interface TopicRecord {
  topic: string;
  partition: number;
  offset: number;
  key: string;
  text: string;
  event: DomainEvent<Partial<WardOccupancyChanged> & Partial<ReservationEnded> & { messageId?: string }>;
}

/** Every record of these topics, from their beginnings to where they end now. */
export async function readTopics(stores: Stores, onRecord: (record: TopicRecord) => void): Promise<void> {
  const ends = await stores.ends();
  const left = new Set([...ends].filter(([, end]) => end > 0).map(([place]) => place));
  if (left.size === 0) return;
  const consumer = stores.kafka.consumer({ groupId: `proof-${randomUUID()}`, maxWaitTimeInMs: 100 });
  const done = Promise.withResolvers<void>();
  consumer.on(consumer.events.CRASH, ({ payload }) => done.reject(payload.error));
  await consumer.connect();
  for (const topic of TOPICS) await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    eachBatch: async ({ batch }) => {
      const { topic, partition, messages } = batch;
      for (const { key, value, offset } of messages) {
        const text = value!.toString();
        onRecord({ topic, partition, offset: Number(offset), key: key!.toString(), text, event: JSON.parse(text) });
      }
      const place = `${topic}/${partition}`;
      if (Number(batch.lastOffset()) + 1 >= (ends.get(place) ?? 0)) left.delete(place);
      if (left.size === 0) done.resolve();
    },
  });
  try {
    await done.promise;
  } finally {
    await consumer.disconnect();
  }
}
