import type { DomainEvent } from '@careway/contracts';
import { createTopics, partitionOf } from '@careway/messaging';
import kafkajs, { type Kafka } from 'kafkajs';

const AT_ONCE = 500;

export const kafkaAt = (brokers: string): Kafka =>
  new kafkajs.Kafka({ brokers: [brokers], logLevel: kafkajs.logLevel.NOTHING });

export async function createTopic(brokers: string, topic: string, partitions: number): Promise<void> {
  const admin = kafkaAt(brokers).admin();
  await admin.connect();
  await createTopics(admin, [{ topic, numPartitions: partitions }]);
  await admin.disconnect();
}

/** Kafka forgets how far a group has read, so that its next member begins where its own database says. */
export async function forgetGroup(brokers: string, group: string): Promise<void> {
  const admin = kafkaAt(brokers).admin();
  await admin.connect();
  const { groups } = await admin.listGroups();
  if (groups.some(({ groupId }) => groupId === group)) await admin.deleteGroups([group]);
  await admin.disconnect();
}

/** kafkajs' own producer, with the partitions that Careway's has. */
export const bareProducer = (brokers: string) =>
  kafkaAt(brokers).producer({
    allowAutoTopicCreation: false,
    createPartitioner:
      () =>
      ({ message, partitionMetadata }) =>
        partitionOf(message.key as Buffer, partitionMetadata.length),
  });

/** Fills a topic with events, in their order. */
export async function fillTopic(brokers: string, topic: string, events: readonly DomainEvent[]): Promise<void> {
  const producer = bareProducer(brokers);
  await producer.connect();
  for (let from = 0; from < events.length; from += AT_ONCE) {
    const messages = events
      .slice(from, from + AT_ONCE)
      .map((event) => ({ key: Buffer.from(event.subject), value: JSON.stringify(event) }));
    await producer.sendBatch({ acks: -1, topicMessages: [{ topic, messages }] });
  }
  await producer.disconnect();
}

/** Messages per second of kafkajs' own consumer that does nothing with the `count` messages of a topic. */
export async function bareConsume(brokers: string, topic: string, count: number): Promise<number> {
  const consumer = kafkaAt(brokers).consumer({ groupId: `bare-${crypto.randomUUID()}`, maxWaitTimeInMs: 100 });
  const done = Promise.withResolvers<void>();
  let [read, began] = [0, 0];
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    partitionsConsumedConcurrently: 3,
    eachBatch: async ({ batch }) => {
      began ||= performance.now();
      read += batch.messages.length;
      if (read >= count) done.resolve();
    },
  });
  await done.promise;
  const seconds = (performance.now() - began) / 1_000;
  await consumer.disconnect();
  return read / seconds;
}
