import type { Speaker } from '@careway/contracts';
import type { Database } from '@careway/database';
import type { Log, Metrics, Readiness } from '@careway/service-kit';
import type { GroupConsumer } from '../kafka/group-consumer.ts';
import type { KafkaClient } from '../kafka/kafka-client.ts';
import { topicName } from '../kafka/topics.ts';
import type { Hearer } from '../kafka-transport.ts';
import { ParkedDrainer } from '../parked/parked-drainer.ts';
import { Effects } from './effects.ts';
import { hearingMetrics } from './hearing-metrics.ts';
import type { Hearings } from './hearings.ts';
import { OffsetReporter } from './offset-reporter.ts';
import { PartitionHearing } from './partition-hearing.ts';

export interface EventHearerOptions {
  service: string;
  kafka: KafkaClient;
  database: Database;
  log: Log;
  metrics: Metrics;
  readiness: Readiness;
  /** Messages per transaction at most. */
  chunkSize: number;
  /** Transactions at the same time. */
  transactionsAtOnce: number;
  /** Subjects worked on at once within a chunk. */
  keysAtOnce: number;
  /** When a newly parked key is tried again, in milliseconds. */
  parkedRetryMs: number;
}

/** All of a fetch: what they hear together is bounded by the transactions. */
const PARTITIONS_AT_ONCE = 64;

/** The consumer of one service: group, partitions, parked keys. */
export class EventHearer implements Hearer {
  private consumer: GroupConsumer | undefined;
  private drainer: ParkedDrainer | undefined;
  private readonly effects: Effects;
  private readonly reporter = new OffsetReporter(() => this.consumer);
  private stopped: Promise<void> | undefined;

  constructor(private readonly options: EventHearerOptions) {
    this.effects = new Effects(options.log);
  }

  start(hearings: Hearings, speakers: readonly Speaker[]): void {
    if (hearings.size === 0 || this.consumer) return;
    const { kafka, service, readiness, log } = this.options;
    const tools = this.toolsFor(hearings);
    const metrics = hearingMetrics(this.options.metrics);
    const partitions = new PartitionHearing({
      ...tools,
      metrics,
      log,
      consumer: service,
      onMoved: this.reporter.note,
      chunkSize: this.options.chunkSize,
      transactionsAtOnce: this.options.transactionsAtOnce,
    });
    this.consumer = kafka.consumer({
      group: `${kafka.options.prefix}${service}`,
      topics: speakers.map((speaker) => topicName(kafka.options.prefix, speaker)),
      concurrency: PARTITIONS_AT_ONCE,
      log,
      onBatch: (batch) => partitions.onBatch(batch),
      onJoined: () => partitions.forgetOffsets(),
    });
    readiness.require('kafka-consumer', async () => this.mustHaveJoined());
    this.drainer = new ParkedDrainer(tools, log, this.parkedGauge());
    this.consumer.start();
    this.reporter.start();
    this.drainer.start();
  }

  /** Hears due parked keys at once. */
  wakeDrainer(): void {
    this.drainer?.wake();
  }

  /** Finishes the chunks in hand and what follows them, then leaves the group. A second call waits for the first. */
  stop(): Promise<void> {
    this.stopped ??= this.stopNow();
    return this.stopped;
  }

  private async stopNow(): Promise<void> {
    await Promise.all([this.reporter.stop(), this.drainer?.stop()]);
    await this.consumer?.stop();
    await this.effects.settled();
  }

  private toolsFor(hearings: Hearings) {
    const { database, keysAtOnce, parkedRetryMs: retryMs } = this.options;
    return { database, hearings, keysAtOnce, retryMs, runEffects: this.effects.run };
  }

  private parkedGauge(): (keys: number) => void {
    const gauge = this.options.metrics.gauge('messaging_parked_keys', 'Subjects whose events wait to be heard again');
    return (keys) => gauge.set(keys);
  }

  private mustHaveJoined(): void {
    if (!this.consumer?.hasJoined)
      throw new Error('Kafka has not given this service its partitions yet: check that Kafka runs at KAFKA_BROKERS');
  }
}
