import kafkajs from 'kafkajs';
import { patchKafkajs } from './kafkajs-patch.ts';

/** Deletes every topic whose name begins with the prefix, for tests that made their own. An empty prefix is refused. */
export async function dropTopics({ brokers, topicPrefix }: { brokers: string; topicPrefix: string }): Promise<void> {
  if (topicPrefix === '') throw new Error('dropTopics needs a prefix: without one it would delete every topic');
  patchKafkajs();
  const kafka = new kafkajs.Kafka({ brokers: brokers.split(','), logLevel: kafkajs.logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  try {
    const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(topicPrefix));
    if (topics.length > 0) await admin.deleteTopics({ topics });
  } finally {
    await admin.disconnect();
  }
}
