export { publish, InvalidEventError } from './outbox/publish.ts';
export { messagingMigrations } from './messaging-migrations.ts';
export {
  MessagingModule,
  type MessagingOptions,
  type MessagingSettings,
  type ServiceName,
} from './messaging.module.ts';
export { Hears } from './hears.ts';
export type { HearingContext } from './hearing/hearing-context.ts';
export { KafkaTransport } from './kafka-transport.ts';
export { createTopics } from './kafka/create-topics.ts';
export { dropTopics } from './kafka/drop-topics.ts';
export { KafkaClient, type KafkaClientOptions } from './kafka/kafka-client.ts';
export { TOPICS, topicName, type Topic } from './kafka/topics.ts';
export { murmur2, partitionOf } from './kafka/java-partitioner.ts';
export { countHeldBack } from './parked/parked-keys.ts';
export { ParkedMessages, type ParkedKey } from './parked/parked-messages.ts';
