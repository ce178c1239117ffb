import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '@careway/service-kit';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { errorName } from '../error-name.ts';

export interface IncomingMessage {
  offset: number;
  key: Buffer | null;
  value: Buffer | null;
}

/** What one fetch brought of one partition. */
export interface PartitionBatch {
  topic: string;
  partition: number;
  /** The cluster it came from; another one means another log. */
  clusterId: string;
  messages: IncomingMessage[];
  /** The offset that was asked for. */
  fetchedFrom: number;
  /** The offset after the last message in the log, when this was fetched. */
  end: number;
  /** Asks Kafka for the first offset that it still has. */
  logStart(): Promise<number>;
  /** Asks Kafka for the offset after the last message that it has now. */
  logEnd(): Promise<number>;
  /** Go on fetching after this offset. */
  resolve(offset: number): void;
  /** Go on fetching at this offset; the rest of the batch is not to be used. */
  seek(offset: number): void;
  /** Tells the group that we live; throws when the group is about to share out anew. */
  heartbeat(): Promise<void>;
  /** False when the consumer is stopping: finish the chunk in hand and return. */
  running(): boolean;
}

interface Cluster {
  readyAgain(): Promise<string>;
  logStart(topic: string, partition: number): Promise<number>;
  logEnd(topic: string, partition: number): Promise<number>;
}

export interface GroupConsumerOptions {
  group: string;
  topics: readonly string[];
  /** Partitions worked on at once. */
  concurrency: number;
  log: Log;
  /** May throw only what `heartbeat` threw: anything else starts the consumer again. */
  onBatch(batch: PartitionBatch): Promise<void>;
  /** We have a new share of the partitions: offsets known before may be old. */
  onJoined(): void;
}

/** Kafka's own lower limit: how long a dead member keeps its partitions. */
const SESSION_MS = 6_000;
/** An idle consumer joins, leaves and stops only when its long poll ends, so the poll is short. */
const LONG_POLL_MS = 250;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 2_000;
/** How long a broker that does not answer may hold up our leaving. */
const GOODBYE_MS = 15_000;

/** A member of a consumer group that is started again whatever ends it, until it is stopped. */
export class GroupConsumer {
  /** True from the first time the group has given us our share. */
  hasJoined = false;
  private stopping = new AbortController();
  private consumer: Consumer | undefined;
  private life: Promise<void> | undefined;
  private pause = FIRST_PAUSE_MS;

  constructor(
    private readonly kafka: Kafka,
    private readonly client: Cluster,
    private readonly options: GroupConsumerOptions,
  ) {}

  start(): void {
    this.life ??= this.live();
  }

  /** Leaves the group when the chunks in hand are finished. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.life;
  }

  /** Tells Kafka how far we are, for those who look at lag; nothing rests on it. */
  async commit(offsets: { topic: string; partition: number; offset: string }[]): Promise<void> {
    await this.consumer?.commitOffsets(offsets);
  }

  private async live(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.session();
      } catch (error) {
        this.options.log.warn({ ...errorName(error), pauseMs: this.pause }, 'consumer ended, starts again');
      }
      if (!signal.aborted) await wait(this.pause, undefined, { signal }).catch(() => undefined);
      this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
    }
  }

  /** From connecting to a crash (throws) or to being stopped (returns). */
  private async session(): Promise<void> {
    const clusterId = await this.client.readyAgain();
    const consumer = this.newConsumer();
    const { promise: ended, resolve: end, reject: crash } = Promise.withResolvers<void>();
    ended.catch(() => undefined);
    // restartOnFailure says no, so that every way to end comes here, fatal errors included.
    consumer.on(consumer.events.CRASH, ({ payload }) => crash(payload.error));
    consumer.on(consumer.events.GROUP_JOIN, () => this.joined());
    this.stopping.signal.addEventListener('abort', () => end(), { once: true });
    try {
      await Promise.race([this.subscribe(consumer), ended]);
      if (this.stopping.signal.aborted) return;
      this.consumer = consumer;
      // Waited for also when stopping: kafkajs goes on consuming when it is stopped while it joins.
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: this.options.concurrency,
        eachBatch: (payload) => this.options.onBatch(batchOf(payload, consumer, this.client, clusterId)),
      });
      if (!this.stopping.signal.aborted) await ended;
    } finally {
      this.consumer = undefined;
      await Promise.race([consumer.disconnect().catch(() => undefined), wait(GOODBYE_MS, undefined, { ref: false })]);
    }
  }

  private async subscribe(consumer: Consumer): Promise<void> {
    await consumer.connect();
    await consumer.subscribe({ topics: [...this.options.topics], fromBeginning: true });
  }

  private joined(): void {
    this.pause = FIRST_PAUSE_MS;
    this.hasJoined = true;
    this.options.onJoined();
  }

  private newConsumer(): Consumer {
    return this.kafka.consumer({
      groupId: this.options.group,
      allowAutoTopicCreation: false,
      sessionTimeout: SESSION_MS,
      rebalanceTimeout: SESSION_MS,
      heartbeatInterval: SESSION_MS / 4,
      maxWaitTimeInMs: LONG_POLL_MS,
      retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 5, restartOnFailure: async () => false },
    });
  }
}

function batchOf(payload: EachBatchPayload, consumer: Consumer, cluster: Cluster, clusterId: string): PartitionBatch {
  const { batch } = payload;
  const { topic, partition } = batch;
  const fetchedFrom = Number((batch as unknown as { fetchedOffset: string }).fetchedOffset);
  return {
    topic,
    partition,
    clusterId,
    messages: batch.messages.map(({ offset, key, value }) => ({ offset: Number(offset), key, value })),
    fetchedFrom,
    end: Number(batch.highWatermark),
    logStart: () => cluster.logStart(topic, partition),
    logEnd: () => cluster.logEnd(topic, partition),
    resolve: (offset) => payload.resolveOffset(String(offset)),
    seek: (offset) => consumer.seek({ topic, partition, offset: String(offset) }),
    heartbeat: () => payload.heartbeat(),
    running: () => payload.isRunning(),
  };
}
