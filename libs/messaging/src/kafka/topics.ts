import { SPEAKERS, type Speaker } from '@careway/contracts';

export interface Topic {
  speaker: Speaker;
  partitions: number;
  /** Replicas wanted; fewer when the cluster has fewer brokers. */
  replicas: number;
  /** How long Kafka keeps an event. Shorter than ids of heard events are kept, so a log read again is not heard again. */
  retentionDays: number;
}

/** Every topic, declared once: one per speaker. Their number of partitions is never changed (keys would move). */
export const TOPICS: readonly Topic[] = SPEAKERS.map((speaker) => ({
  speaker,
  partitions: 6,
  replicas: 3,
  retentionDays: 7,
}));

export const topicName = (prefix: string, speaker: Speaker): string => `${prefix}${speaker}`;
