import { hearForReal } from './apply/real-bed-tracking.ts';
import { bareSql } from './apply/bare-sql.ts';
import { checkApplied } from './apply/check-applied.ts';
import { hearTopic } from './apply/hear-topic.ts';
import { KeepState, stateMigrations } from './apply/state.ts';
import { openDatabase } from '@careway/database';
import type { Bench, World } from './harness/bench.ts';
import type { Platform } from './harness/platform.ts';
import { schemaOf } from './service.ts';
import { bareConsume, createTopic, fillTopic, forgetGroup } from './topic.ts';
import { visitEvents } from './visit-events.ts';

const EVENTS = 60_000;
const NAIVE_EVENTS = 3_000;

/** B3: a topic full of events, heard exactly once: offset, ids, state and one event told for each, in chunks of 500. */
export const bench: Bench = {
  name: 'apply',
  rounds: 3,
  async start(platform: Platform): Promise<World> {
    const topicPrefix = platform.topicPrefix();
    const topic = `${topicPrefix}gateway`;
    const { brokers } = platform;
    const events = visitEvents('apply', EVENTS);
    await createTopic(brokers, topic, 6);
    await fillTopic(brokers, topic, events);
    const faults: string[] = [];
    const group = `${topicPrefix}bed-tracking`;
    // Each hearing has a database of its own, and so the topic from its beginning.
    const hear = async (count: number, chunkSize?: number) => {
      await forgetGroup(brokers, group);
      const database = await platform.database();
      const settings = chunkSize ? { chunkSize } : {};
      const about = { name: 'bed-tracking', database, brokers, topicPrefix, relay: 'off' } as const;
      const service = { ...about, migrations: stateMigrations, controller: KeepState, settings };
      return { database, perSecond: await hearTopic(service, count) };
    };
    await hear(EVENTS);
    return {
      ways: {
        ours: async () => {
          const { database, perSecond } = await hear(EVENTS);
          faults.push(...(await checkApplied(database, EVENTS)));
          await forgetGroup(brokers, group);
          return { perSecond, more: { bed_tracking_per_s: await hearForReal(platform, topicPrefix) } };
        },
        limit: async () => {
          const consumed = await bareConsume(brokers, topic, EVENTS);
          const url = await platform.database();
          await (await openDatabase({ url, ...schemaOf(stateMigrations) })).stop();
          const stored = await bareSql(url, events);
          const more = { consume_per_s: consumed, sql_per_s: stored };
          return { perSecond: Math.min(consumed, stored), more };
        },
        naive: async () => ({ perSecond: (await hear(NAIVE_EVENTS, 1)).perSecond }),
      },
      check: async () => faults,
      stop: async () => undefined,
    };
  },
};
