import type { Log } from '@careway/service-kit';
import type { logCreator } from 'kafkajs';

/**
 * kafkajs' lines in our log, for whoever debugs: it tells one lost connection dozens of times, and what matters (the
 * consumer ended, Kafka does not answer) we say ourselves. Only known facts are kept, since it may put a whole request
 * in a line.
 */
export const kafkajsLog =
  (log: Log): logCreator =>
  () =>
  ({ namespace, log: line }) => {
    const { message, topic, partition, groupId, broker } = line as Record<string, unknown>;
    log.debug({ namespace, topic, partition, groupId, broker }, `kafkajs: ${String(message).slice(0, 300)}`);
  };
