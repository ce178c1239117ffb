import { setTimeout as wait } from 'node:timers/promises';
import { Controller } from '@nestjs/common';
import type { DomainEvent } from '@careway/contracts';
import { Database, openDatabase } from '@careway/database';
import type { Bench, Measured, World } from './harness/bench.ts';
import { quantile } from './harness/figures.ts';
import type { Platform } from './harness/platform.ts';
import { readTopic } from './harness/read-topic.ts';
import { deleteReturning, oneByOne, producerPerformance } from './relay/bare-relay.ts';
import { fillOutbox, publishSteadily } from './relay/fill-outbox.ts';
import { WatchRelay } from './relay/watch-relay.ts';
import { benchService, schemaOf } from './service.ts';
import { createTopic } from './topic.ts';
import { visitEvents } from './visit-events.ts';

const ROWS = 30_000;
const NAIVE_ROWS = 500;
/** Of the rate just measured, for the lag. */
const LOAD = 0.5;
const SECONDS = 3;
const PRODUCED = 300_000;

@Controller()
class Nothing {}

/** B2: rows in the outbox, read, sent, acknowledged by the broker and deleted, by the relay of a service. */
export const bench: Bench = {
  name: 'relay',
  rounds: 5,
  async start(platform: Platform): Promise<World> {
    const url = await platform.database();
    const database = await openDatabase({ url, ...schemaOf() });
    const topicPrefix = platform.topicPrefix();
    const { brokers } = platform;
    const scratch = `${topicPrefix}scratch`;
    await createTopic(brokers, scratch, 6);
    const relaying = new Relaying(database, { database: url, brokers, topicPrefix });
    await relaying.measure(0);
    return {
      ways: {
        ours: (round) => relaying.measure(round),
        limit: (round) => limit(database, { brokers, topic: scratch }, round),
        naive: async (round) => {
          await fillOutbox(database, visitEvents(`naive ${round}`, NAIVE_ROWS));
          return { perSecond: await oneByOne(database, { brokers, topic: scratch, rows: NAIVE_ROWS }) };
        },
      },
      check: () => faultsOf(brokers, `${topicPrefix}gateway`, relaying.published),
      async stop() {
        relaying.stop();
        await database.stop();
      },
    };
  },
};

async function limit(database: Database, topic: { brokers: string; topic: string }, round: number): Promise<Measured> {
  const events = visitEvents(`limit ${round}`, ROWS);
  await fillOutbox(database, events);
  const bytes = Math.round(events.reduce((all, event) => all + JSON.stringify(event).length, 0) / ROWS);
  const deleted = await deleteReturning(database);
  const produced = await producerPerformance(topic.brokers, topic.topic, { messages: PRODUCED, bytes });
  return { perSecond: Math.min(deleted, produced), more: { delete_per_s: deleted, produce_per_s: produced } };
}

/** The relay of a service in this process. */
class Relaying {
  /** All that it was given to send, in the order of each subject. */
  readonly published: DomainEvent[] = [];
  private readonly watch = new WatchRelay();

  constructor(
    private readonly database: Database,
    private readonly place: { database: string; brokers: string; topicPrefix: string },
  ) {}

  /** A full outbox first, then a steady load of half the rate. */
  async measure(round: number): Promise<Measured> {
    await fillOutbox(this.database, this.events(`full ${round}`, ROWS));
    this.watch.forget();
    const service = await benchService({ ...this.place, name: 'gateway', relay: 'on', controller: Nothing });
    await this.empty();
    const perSecond = (ROWS * 1_000) / (performance.now() - this.watch.began);
    // In the process of the service: its relay is woken by the commit, as it is deployed.
    const inService = service.app.get(Database);
    const steady = this.events(`steady ${round}`, Math.round(perSecond * LOAD * SECONDS));
    const committed = await publishSteadily(inService, steady, perSecond * LOAD);
    await this.empty();
    await service.stop();
    const lags = [...committed].map(([id, at]) => Math.max(0, this.watch.acknowledged.get(id)! - at));
    return { perSecond, p50Ms: quantile(lags, 0.5), p99Ms: quantile(lags, 0.99) };
  }

  stop(): void {
    this.watch.stop();
  }

  private events(run: string, count: number): DomainEvent[] {
    const events = visitEvents(run, count);
    this.published.push(...events);
    return events;
  }

  private async empty(): Promise<void> {
    while ((await this.database.query('SELECT 1 FROM outbox LIMIT 1')).length > 0) await wait(5);
  }
}

/** Each event is in the topic once, those of a subject in the order in which they were published. */
async function faultsOf(brokers: string, topic: string, published: readonly DomainEvent[]): Promise<string[]> {
  const place = new Map(published.map(({ id }, index) => [id, index]));
  const [times, last] = [new Map<string, number>(), new Map<string, number>()];
  const faults: string[] = [];
  await readTopic(brokers, topic, ({ key, value }) => {
    const { id } = JSON.parse(value) as DomainEvent;
    const at = place.get(id);
    times.set(id, (times.get(id) ?? 0) + 1);
    if (at === undefined) faults.push(`event ${id} was never published`);
    else if (at < (last.get(key) ?? -1)) faults.push(`event ${id} came after a later one of its subject`);
    last.set(key, at ?? -1);
  });
  for (const { id } of published) {
    const count = times.get(id) ?? 0;
    if (count !== 1) faults.push(`event ${id} was published once and is in the topic ${count} times`);
  }
  return faults;
}
