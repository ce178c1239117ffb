import { randomBytes } from 'node:crypto';
import { addressOf } from './addresses.ts';

export interface TestKafka {
  /** `host:port`, comma separated, as KAFKA_BROKERS takes it. */
  brokers: string;
  /** Ends with a dot; no other call has it. Topics of this test are named with it. */
  topicPrefix: string;
}

/** A real Kafka, and a topic prefix of one's own on it. */
export const testKafka = (): TestKafka => ({
  brokers: addressOf('TEST_KAFKA_BROKERS'),
  topicPrefix: `test-${randomBytes(6).toString('hex')}.`,
});
