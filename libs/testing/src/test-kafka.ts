import { randomBytes } from 'node:crypto';
import { dropTopics } from '@careway/messaging';
import { addressOf } from './addresses.ts';
import { closing } from './closing.ts';

export interface TestKafka {
  /** `host:port`, comma separated, as KAFKA_BROKERS takes it. */
  brokers: string;
  /** Ends with a dot; no other call has it. Topics of this test are named with it. */
  topicPrefix: string;
}

/** A real Kafka, and a topic prefix of one's own on it; topics of that name are gone after the spec file. */
export function testKafka(): TestKafka {
  const kafka = {
    brokers: addressOf('TEST_KAFKA_BROKERS'),
    topicPrefix: `test-${randomBytes(6).toString('hex')}.`,
  };
  closing(() => dropTopics(kafka));
  return kafka;
}
