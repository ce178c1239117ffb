import type { Admin, Kafka } from 'kafkajs';
import { TOPICS, topicName } from './topics.ts';

const DAY_MS = 86_400_000;

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

async function create(admin: Admin, prefix: string, missing: typeof TOPICS, brokers: number): Promise<void> {
  await admin.createTopics({
    topics: missing.map(({ speaker, partitions, replicas, retentionDays }) => ({
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
  });
}
