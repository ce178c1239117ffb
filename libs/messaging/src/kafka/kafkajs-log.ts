import type { Log } from '@careway/service-kit';
import kafkajs, { type logCreator } from 'kafkajs';

/** What kafkajs tells as errors in the course of normal life: a rebalance, a topic that is there already. */
const EVERYDAY = /rebalanc|TopicExists|already exists|not aware of this member|Restarting the consumer|Crash:/i;

/**
 * kafkajs' lines in our log, one level lower: what matters we say ourselves. Only known facts are kept, since kafkajs
 * may put a whole request in a line.
 */
export const kafkajsLog =
  (log: Log): logCreator =>
  () =>
  ({ level, namespace, log: line }) => {
    const { message, topic, partition, groupId, broker, error } = line as Record<string, unknown>;
    const facts = {
      namespace,
      topic,
      partition,
      groupId,
      broker,
      error: typeof error === 'string' ? error : undefined,
    };
    const text = `kafkajs: ${String(message).slice(0, 300)}`;
    if (level <= kafkajs.logLevel.ERROR && !EVERYDAY.test(text)) log.warn(facts, text);
    else log.debug(facts, text);
  };
