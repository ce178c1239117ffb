import kafkajs from 'kafkajs';
import type { DomainEvent } from '@careway/contracts';

/** Every event of a topic, from its beginning to what is there now: partition by partition, in order. */
export async function readTopic(
  brokers: string,
  topic: string,
): Promise<{ key: string; event: DomainEvent; text: string }[]> {
  const kafka = new kafkajs.Kafka({ brokers: [brokers], logLevel: kafkajs.logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const consumer = kafka.consumer({ groupId: `proof-${crypto.randomUUID()}`, maxWaitTimeInMs: 100 });
  const waiting = new Map(
    ends.filter(({ high, low }) => high !== low).map(({ partition, high }) => [partition, Number(high)]),
  );
  const events: { key: string; event: DomainEvent; text: string }[] = [];
  const done = Promise.withResolvers<void>();
  if (waiting.size === 0) return events;
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    eachBatch: async ({ batch }) => {
      for (const { key, value } of batch.messages) {
        const text = value!.toString();
        events.push({ key: key!.toString(), event: JSON.parse(text) as DomainEvent, text });
      }
      if (Number(batch.lastOffset()) + 1 >= (waiting.get(batch.partition) ?? 0)) waiting.delete(batch.partition);
      if (waiting.size === 0) done.resolve();
    },
  });
  await done.promise;
  await consumer.disconnect();
  return events;
}
