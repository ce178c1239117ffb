import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '@careway/service-kit';
import { errorName } from '../error-name.ts';
import type { IncomingMessage, PartitionBatch } from '../kafka/group-consumer.ts';
import { cut } from './chunks.ts';
import { hearOneByOne, type Chunk, type ChunkOutcome } from './hear-chunk.ts';
import { HearTogether, type HearTogetherOptions } from './hear-together.ts';
import type { HearingMetrics } from './hearing-metrics.ts';
import { loadOffset, OffsetMovedError, resetOffset, type Place } from './offsets.ts';
import { readMessage } from './read-message.ts';
import { worldIsBroken } from './world-is-broken.ts';

export interface PartitionHearingOptions extends HearTogetherOptions {
  consumer: string;
  log: Log;
  metrics: HearingMetrics;
  /** Told after each commit how far a partition is. */
  onMoved(moved: { topic: string; partition: number; offset: string }): void;
}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;
/** A handler may take longer than the group waits for a sign of life. */
const HEARTBEAT_MS = 1_500;

/** Takes what Kafka brings of each partition and hears it from where our own database says we are. */
export class PartitionHearing {
  private readonly next = new Map<string, number>();
  private readonly together: HearTogether;

  constructor(private readonly options: PartitionHearingOptions) {
    this.together = new HearTogether(options);
  }

  /** Our share of the partitions has changed: others may have moved the offsets. */
  forgetOffsets(): void {
    this.next.clear();
  }

  async onBatch(batch: PartitionBatch): Promise<void> {
    const from = await this.whereToBegin(batch);
    if (from === undefined) return;
    const messages = batch.messages.filter(({ offset }) => offset >= from);
    const last = batch.messages.at(-1);
    if (last && last.offset < from - 1) return batch.seek(from);
    let at = from;
    for (const piece of cut(messages, this.options.chunkSize)) {
      if (!batch.running()) return;
      const to = piece.at(-1)!.offset + 1;
      at = await this.hearUntilDone(batch, at, to, piece);
      if (at < to) return;
      batch.resolve(to - 1);
      this.options.metrics.lag(batch, Math.max(0, batch.end - to));
      await batch.heartbeat();
    }
    if (last) batch.resolve(last.offset);
  }

  /** The offset to go on from; undefined when Kafka is asked to bring another part of the log first. */
  private async whereToBegin(batch: PartitionBatch): Promise<number | undefined> {
    const key = keyOf(batch);
    const known = this.next.get(key) ?? (await this.load(batch));
    if (known === undefined) return undefined;
    const next = batch.end < known ? await this.beginAgain(batch, known) : known;
    this.next.set(key, next);
    if (batch.end < next) {
      batch.seek(next);
      return undefined;
    }
    if (batch.fetchedFrom <= next) return next;
    const begin = Math.max(next, await batch.logStart());
    if (batch.fetchedFrom > begin) {
      batch.seek(begin);
      return undefined;
    }
    this.tellGap(batch, next);
    return next;
  }

  /** What was fetched ends before what was heard: it was fetched before others went on, unless the log really is shorter. */
  private async beginAgain(batch: PartitionBatch, known: number): Promise<number> {
    const { topic, partition, clusterId } = batch;
    const end = await batch.logEnd();
    if (end >= known) return known;
    this.options.log.warn({ topic, partition, known, end }, 'the log is shorter than what was heard of it: read again');
    return (await resetOffset(this.options.database, this.placeOf(batch), clusterId, known)).next;
  }

  /** A partition heard for the first time begins where its log begins; later a gap is a loss. */
  private tellGap({ topic, partition, fetchedFrom }: PartitionBatch, next: number): void {
    if (next === 0) return;
    this.options.log.error(
      { topic, partition, next, fetchedFrom },
      'Kafka no longer has events that were not heard yet',
    );
    this.options.metrics.missed(fetchedFrom - next);
  }

  private async load(batch: PartitionBatch): Promise<number | undefined> {
    const place = this.placeOf(batch);
    return this.whenTheWorldWorks(batch, async () => {
      const { next, reset } = await loadOffset(this.options.database, place);
      if (reset)
        this.options.log.warn({ ...place }, 'Kafka is another one than before: its log is read from the beginning');
      this.next.set(keyOf(batch), next);
      return next;
    });
  }

  /** Hears a piece however often it takes; where we are then: less than `to` when the rest of the batch is of no use. */
  private async hearUntilDone(
    batch: PartitionBatch,
    from: number,
    to: number,
    piece: IncomingMessage[],
  ): Promise<number> {
    let at = from;
    for (let pause = FIRST_PAUSE_MS; at < to; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const done = await this.alive(batch, () => this.hear(this.chunkOf(batch, at, to, piece), pause));
      if (done) {
        this.next.set(keyOf(batch), to);
        this.options.onMoved({ topic: batch.topic, partition: batch.partition, offset: String(to) });
        return to;
      }
      // Whether the commit arrived is not known, or another consumer was faster: only the database can tell.
      this.next.delete(keyOf(batch));
      const loaded = batch.running() ? await this.load(batch) : undefined;
      if (loaded === undefined) return at;
      if (loaded < at) {
        batch.seek(loaded);
        return at;
      }
      at = loaded;
    }
    return at;
  }

  /** True when the chunk is committed; false, after a pause, when it is to be tried again from the offset in the database. */
  private async hear(chunk: Chunk, pauseMs: number): Promise<boolean> {
    const ended = this.options.metrics.chunkTimer();
    const { topic, partition } = chunk.place;
    try {
      this.options.metrics.heard(await this.togetherOrOneByOne(chunk));
      return true;
    } catch (error) {
      if (error instanceof OffsetMovedError)
        this.options.log.info({ topic, partition }, 'another consumer moved the offset');
      else {
        this.options.log.error({ topic, partition, pauseMs, error }, 'a chunk can not be heard now and is tried again');
        this.options.metrics.brokenWorld();
        await wait(pauseMs);
      }
      return false;
    } finally {
      ended();
    }
  }

  private async togetherOrOneByOne(chunk: Chunk): Promise<ChunkOutcome> {
    try {
      return await this.together.hear(chunk);
    } catch (error) {
      if (error instanceof OffsetMovedError || worldIsBroken(error)) throw error;
      const { topic, partition } = chunk.place;
      this.options.log.warn(
        { topic, partition, from: chunk.from, to: chunk.to, ...errorName(error) },
        'a chunk is heard one by one',
      );
      return hearOneByOne(this.options, chunk);
    }
  }

  private chunkOf(batch: PartitionBatch, from: number, to: number, piece: IncomingMessage[]): Chunk {
    const messages = piece
      .filter(({ offset }) => offset >= from)
      .flatMap((message) => readMessage(message, (type) => this.options.hearings.has(type)) ?? []);
    return { place: this.placeOf(batch), from, to, messages };
  }

  /** Tries until the database answers, with growing pauses; undefined when we are stopping. */
  private async whenTheWorldWorks<Result>(
    batch: PartitionBatch,
    work: () => Promise<Result>,
  ): Promise<Result | undefined> {
    for (let pause = FIRST_PAUSE_MS; batch.running(); pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        return await work();
      } catch (error) {
        this.options.log.error({ error, pauseMs: pause }, 'the database does not answer: waiting');
        await this.alive(batch, () => wait(pause));
      }
    }
    return undefined;
  }

  /** Tells the group meanwhile that we live. */
  private async alive<Result>(batch: PartitionBatch, work: () => Promise<Result>): Promise<Result> {
    const timer = setInterval(() => void batch.heartbeat().catch(() => undefined), HEARTBEAT_MS);
    try {
      return await work();
    } finally {
      clearInterval(timer);
    }
  }

  private placeOf({ topic, partition, clusterId }: PartitionBatch): Place {
    return { consumer: this.options.consumer, topic, partition, clusterId };
  }
}

const keyOf = ({ topic, partition }: { topic: string; partition: number }): string => `${topic}/${partition}`;
