import kafkajs from 'kafkajs';
import { closing, eventually, testKafka } from '@careway/testing';
import { clientOn } from '../fixtures/relay-on.ts';
import { dropTopics } from './drop-topics.ts';
import { TOPICS, topicName } from './topics.ts';

describe('the topics', () => {
  const kafka = testKafka();
  const ours = TOPICS.map(({ speaker }) => topicName(kafka.topicPrefix, speaker)).sort();
  const clients = [1, 2, 3].map(() => clientOn(kafka));
  const raw = new kafkajs.Kafka({ brokers: kafka.brokers.split(','), logLevel: kafkajs.logLevel.NOTHING });
  const admin = raw.admin();
  beforeAll(async () => {
    await admin.connect();
    closing(() => admin.disconnect());
  });
  const there = async () => (await admin.listTopics()).filter((topic) => topic.startsWith(kafka.topicPrefix)).sort();

  it('are created once, whoever asks and however often, and dropped by their prefix', async () => {
    const ids = await Promise.all(clients.map((client) => client.ready()));
    expect(new Set(ids).size).toBe(1);
    await clients[0]!.readyAgain();
    expect(await there()).toEqual(ours);
    const { topics } = await admin.fetchTopicMetadata({ topics: ours });
    expect(topics.map(({ partitions }) => partitions.length)).toEqual(TOPICS.map(({ partitions }) => partitions));
    await dropTopics(kafka);
    // A broker may list for a moment what it has dropped.
    expect(await eventually(async () => (await there()).length === 0)).toBe(true);
    await expect(dropTopics({ ...kafka, topicPrefix: '' })).rejects.toThrow(/prefix/);
  });

  it('take what is sent at once, in every partition and at the first attempt', async () => {
    const producer = raw.producer({
      retry: { retries: 0 },
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
    });
    await producer.connect();
    closing(() => producer.disconnect());
    for (let turn = 0; turn < 5; turn += 1) {
      const fresh = testKafka();
      await clientOn(fresh).ready();
      const topicMessages = TOPICS.map(({ speaker, partitions }) => ({
        topic: topicName(fresh.topicPrefix, speaker),
        messages: Array.from({ length: partitions }, (_, partition) => ({ partition, value: 'first' })),
      }));
      await expect(producer.sendBatch({ acks: -1, topicMessages })).resolves.toBeDefined();
    }
  });
});
