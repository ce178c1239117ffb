import type { Log } from '@careway/service-kit';
import kafkajs, { type Kafka, type Producer } from 'kafkajs';
import { createMissingTopics } from './create-topics.ts';
import { partitionOf } from './java-partitioner.ts';
import { kafkajsLog } from './kafkajs-log.ts';
import { patchKafkajs } from './kafkajs-patch.ts';
import { KafkaSockets } from './kafka-sockets.ts';
import { GroupConsumer, type GroupConsumerOptions } from './group-consumer.ts';
import { EventProducer } from './event-producer.ts';

export interface KafkaClientOptions {
  /** `host:port` of one or more brokers, separated by commas. */
  brokers: string;
  /** What the names of topics and groups begin with. */
  prefix: string;
  /** The service's name, as the broker shows it. */
  clientId: string;
  log: Log;
}

/** A request that has no answer by then is given up and tried again by kafkajs, in milliseconds. */
export const REQUEST_TIMEOUT_MS = 10_000;

/** The port to Kafka: everything that knows kafkajs is behind it. */
export class KafkaClient {
  private readonly kafka: Kafka;
  private readonly sockets = new KafkaSockets();
  private topics: Promise<string> | undefined;

  constructor(readonly options: KafkaClientOptions) {
    patchKafkajs();
    this.kafka = new kafkajs.Kafka({
      clientId: options.clientId,
      brokers: options.brokers.split(',').map((broker) => broker.trim()),
      socketFactory: this.sockets.connect,
      connectionTimeout: 3_000,
      requestTimeout: REQUEST_TIMEOUT_MS,
      logLevel: kafkajs.logLevel.WARN,
      logCreator: kafkajsLog(options.log),
      retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 5 },
    });
  }

  /** Creates the topics that are missing, once; the cluster's id. Throws when Kafka does not answer. */
  ready(): Promise<string> {
    this.topics ??= createMissingTopics(this.kafka, this.options.prefix);
    this.topics.catch(() => (this.topics = undefined));
    return this.topics;
  }

  /** Asks the cluster again: after a lost connection another one may answer. */
  readyAgain(): Promise<string> {
    this.topics = undefined;
    return this.ready();
  }

  /** The first offset that the log still has. */
  async logStart(topic: string, partition: number): Promise<number> {
    return Number((await this.boundsOf(topic, partition))?.low ?? 0);
  }

  /** The offset after the last message of the log. */
  async logEnd(topic: string, partition: number): Promise<number> {
    return Number((await this.boundsOf(topic, partition))?.high ?? 0);
  }

  producer(): EventProducer {
    return new EventProducer(() => this.newProducer(), this);
  }

  consumer(options: GroupConsumerOptions): GroupConsumer {
    return new GroupConsumer(this.kafka, this, options);
  }

  /** Once its producers and consumers have stopped: no connection is left, whatever they were about to do. */
  stop(): void {
    this.sockets.stop();
  }

  private async boundsOf(topic: string, partition: number): Promise<{ low: string; high: string } | undefined> {
    const admin = this.kafka.admin();
    try {
      await admin.connect();
      return (await admin.fetchTopicOffsets(topic)).find((one) => one.partition === partition);
    } finally {
      await admin.disconnect().catch(() => undefined);
    }
  }

  private newProducer(): Producer {
    return this.kafka.producer({
      allowAutoTopicCreation: false,
      createPartitioner:
        () =>
        ({ partitionMetadata, message }) =>
          partitionOf(message.key as Buffer, partitionMetadata.length),
    });
  }
}
