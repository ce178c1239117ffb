import { tracingChannel } from 'node:diagnostics_channel';
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '@careway/database';
import type { Log } from '@careway/service-kit';
import { errorName } from '../error-name.ts';
import type { EventProducer } from '../kafka/event-producer.ts';
import { onPublished } from '../outbox/outbox-signal.ts';
import { KafkaAnswers } from './kafka-answers.ts';
import { backlogOf, deleteRows, outgoing, readRows, type OutboxRow } from './outbox-rows.ts';
import type { RelayMetrics } from './relay-metrics.ts';
import type { ShardLeases } from './shard-leases.ts';
import { WakeUp } from './wake-up.ts';

export interface RelayOptions {
  database: Database;
  producer: EventProducer;
  leases: ShardLeases;
  topicPrefix: string;
  log: Log;
  metrics: RelayMetrics;
  /** How often to look for rows that another process wrote, in milliseconds. */
  pollMs: number;
  /** How often to renew leases and share out, in milliseconds; well below the length of a lease. */
  roundMs: number;
  /** When a send without an answer is given up, in milliseconds. */
  sendDeadlineMs: number;
  /** How long to go on sending when stopping, in milliseconds. */
  drainMs: number;
}

/** Rows of one shard per send at most, and rows per send. */
const PER_SHARD = 100;
const PER_SEND = 500;
/** While so many sends are on their way nothing is read: what comes meanwhile goes together. */
const SENDS_AT_ONCE = 4;

/** Tells of each send: `{ rows, owner, fences }`. Costs nothing while nobody listens. */
const RELAY = tracingChannel('careway.relay');

/**
 * Brings the outbox to Kafka: reads the shards it owns, sends, and deletes what the broker acknowledged. One send per
 * shard at a time, in order; several shards at once. A row may be sent twice, never lost and never before an earlier
 * one of its subject.
 */
export class Relay {
  private readonly busy = new Set<number>();
  private readonly sends = new Set<Promise<void>>();
  private readonly wakeUp = new WakeUp();
  private readonly answers = new KafkaAnswers();
  private readonly stopping = new AbortController();
  private lives: Promise<unknown> | undefined;
  private unlisten: (() => void) | undefined;

  constructor(private readonly options: RelayOptions) {}

  start(): void {
    this.unlisten ??= onPublished(this.options.database.dataSource, this.wakeUp.call);
    this.lives ??= Promise.all([this.pump(), this.keepLeases()]);
  }

  /** Milliseconds since Kafka last answered; 0 when it does. */
  silentMs(): number {
    return this.answers.silentMs();
  }

  /** Sends what is there, as far as the time allows, and gives the leases back. */
  async stop(): Promise<void> {
    if (this.stopping.signal.aborted) return;
    await this.drain();
    this.stopping.abort();
    this.unlisten?.();
    this.wakeUp.call();
    await this.lives;
    await Promise.race([Promise.all(this.sends), wait(this.options.drainMs, undefined, { ref: false })]);
    await this.options.leases
      .leave()
      .catch((error: unknown) => this.options.log.warn(errorName(error), 'leases not given back'));
    await Promise.race([
      this.options.producer.stop().catch(() => undefined),
      wait(this.options.drainMs, undefined, { ref: false }),
    ]);
  }

  private async drain(): Promise<void> {
    const deadline = performance.now() + this.options.drainMs;
    while (performance.now() < deadline && this.answers.silentMs() === 0) {
      const left = await readRows(this.options.database, this.options.leases.owned(), 1).catch(() => []);
      if (left.length === 0) return;
      this.wakeUp.call();
      await wait(this.options.pollMs);
    }
  }

  private async pump(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const found = await this.sendWhatIsThere().catch((error: unknown) => this.broken(error));
      if (this.answers.pauseMs() > 0) await this.pause(this.answers.pauseMs());
      else if (!found) await this.wakeUp.within(this.options.pollMs);
    }
  }

  private async sendWhatIsThere(): Promise<boolean> {
    if (this.sends.size >= SENDS_AT_ONCE) return false;
    const idle = this.options.leases.owned().filter((shard) => !this.busy.has(shard));
    const rows = idle.length > 0 ? await readRows(this.options.database, idle, PER_SHARD) : [];
    for (const group of groupsOf(rows)) this.begin(group);
    return rows.length > 0;
  }

  private begin(rows: OutboxRow[]): void {
    const shards = new Set(rows.map(({ shard }) => shard));
    for (const shard of shards) this.busy.add(shard);
    const sending = this.sendAndDelete(rows).finally(() => {
      for (const shard of shards) this.busy.delete(shard);
      this.sends.delete(sending);
      this.wakeUp.call();
    });
    this.sends.add(sending);
  }

  private async sendAndDelete(rows: OutboxRow[]): Promise<void> {
    const { database, producer, leases, topicPrefix, sendDeadlineMs, metrics } = this.options;
    const began = performance.now();
    const ended = this.answers.begin();
    try {
      const send = () =>
        producer.send(
          rows.map((row) => outgoing(topicPrefix, row)),
          sendDeadlineMs,
        );
      await (RELAY.hasSubscribers ? RELAY.tracePromise(send, tracedBy(leases, rows)) : send());
      this.tellAnswer(ended, true);
    } catch (error) {
      this.tellAnswer(ended, false, error);
      return;
    }
    metrics.published(rows, performance.now() - began);
    try {
      for (const shard of await deleteRows(database, rows, leases)) leases.lost(shard);
    } catch (error) {
      this.options.log.warn(errorName(error), 'sent rows are not deleted and will be sent again');
    }
  }

  /** Says once that Kafka does not answer, and once that it does again. */
  private tellAnswer(ended: (answered: boolean) => void, answered: boolean, error?: unknown): void {
    const wasWell = this.answers.pauseMs() === 0;
    ended(answered);
    if (answered && !wasWell) this.options.log.info({}, 'Kafka answers again');
    if (!answered && wasWell)
      this.options.log.warn(errorName(error), 'Kafka does not answer: what waits stays in the outbox');
  }

  private async keepLeases(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.options.leases.round(this.busy);
        this.wakeUp.call();
        this.options.metrics.state(await backlogOf(this.options.database), this.answers.silentMs());
      } catch (error) {
        this.options.log.warn(errorName(error), 'leases can not be renewed now');
      }
      await this.pause(this.options.roundMs);
    }
  }

  private async broken(error: unknown): Promise<boolean> {
    this.options.log.warn(errorName(error), 'the outbox can not be read now');
    await this.pause(this.options.roundMs);
    return false;
  }

  private async pause(ms: number): Promise<void> {
    await wait(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}

const tracedBy = (leases: ShardLeases, rows: readonly OutboxRow[]) => ({
  rows,
  owner: leases.owner,
  fences: rows.map(({ shard }) => leases.fenceOf(shard)),
});

/** Groups whole shards into sends, so that while one is on its way the next can be read. */
function groupsOf(rows: readonly OutboxRow[]): OutboxRow[][] {
  const groups: OutboxRow[][] = [];
  for (const shard of Map.groupBy(rows, (row) => row.shard).values()) {
    const last = groups.at(-1);
    if (last && last.length + shard.length <= PER_SEND) last.push(...shard);
    else groups.push(shard);
  }
  return groups;
}
