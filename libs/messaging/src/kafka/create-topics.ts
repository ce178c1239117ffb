import { setTimeout as wait } from 'node:timers/promises';
import type { Admin, ITopicConfig, Kafka } from 'kafkajs';
import { TOPICS, topicName } from './topics.ts';

const DAY_MS = 86_400_000;
/** A broker knows new topics, and that it leads their partitions, a moment after the controller has made them. */
const KNOWN_WITHIN_MS = 10_000;
const LOOK_MS = 50;

/** Lists first, creates what is missing, and gives the cluster's id. Two services may do so at once. */
export async function createMissingTopics(kafka: Kafka, prefix: string): Promise<string> {
  const admin = kafka.admin();
  try {
    await admin.connect();
    const { clusterId, brokers } = await admin.describeCluster();
    const there = new Set(await admin.listTopics());
    const missing = TOPICS.filter(({ speaker }) => !there.has(topicName(prefix, speaker)));
    if (missing.length > 0) await create(admin, prefix, missing, brokers.length);
    return clusterId;
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

const create = (admin: Admin, prefix: string, missing: typeof TOPICS, brokers: number): Promise<void> =>
  createTopics(
    admin,
    missing.map(({ speaker, partitions, replicas, retentionDays }) => ({
      topic: topicName(prefix, speaker),
      numPartitions: partitions,
      replicationFactor: Math.min(replicas, brokers),
      configEntries: [
        { name: 'retention.ms', value: String(retentionDays * DAY_MS) },
        { name: 'cleanup.policy', value: 'delete' },
        // With three replicas an acknowledged event is on two brokers at least.
        { name: 'min.insync.replicas', value: brokers >= 3 && replicas >= 3 ? '2' : '1' },
      ],
    })),
  );

/**
 * Creates topics and waits until each partition's leader answers for it: kafkajs' own wait gives up on a topic that a
 * broker does not know yet, and what is sent before all lead is refused in part and repeated in whole. A topic that is
 * there stays as it is. Throws what still fails after 10 seconds.
 */
export async function createTopics(admin: Admin, topics: ITopicConfig[]): Promise<void> {
  await admin.createTopics({ waitForLeaders: false, topics });
  for (const deadline = Date.now() + KNOWN_WITHIN_MS; ; await wait(LOOK_MS))
    try {
      for (const { topic } of topics) await admin.fetchTopicOffsets(topic);
      return;
    } catch (error) {
      if (!passes(error as Passing) || Date.now() > deadline) throw error;
    }
}

interface Passing {
  retriable?: boolean;
  cause?: Passing;
}

/** Also when kafkajs has tried it often enough itself. */
const passes = ({ retriable, cause }: Passing): boolean => retriable === true || cause?.retriable === true;
