import type { DomainEvent } from '@careway/contracts';
import { hearTopic } from './apply/hear-topic.ts';
import type { Bench, World } from './harness/bench.ts';
import { withClient, type Platform } from './harness/platform.ts';
import { SCHEMA } from './service.ts';
import { took, TakeTime } from './slow/take-time.ts';
import { createTopic, fillTopic, forgetGroup } from './topic.ts';
import { visitEvent } from './visit-events.ts';

const AT_ONCE = 16;
const MESSAGES = 10_000;
/** One at a time takes so much longer that fewer have to do. */
const SERIAL = 1_000;

interface Topic {
  prefix: string;
  keys: number;
}

/** B4: handlers that take 0 to 5 ms, one partition, 10,000 messages of 1, 20 and 200 patients. `ours` is of 20. */
export const bench: Bench = {
  name: 'slow',
  rounds: 3,
  async start(platform: Platform): Promise<World> {
    const faults: string[] = [];
    const hear = (topic: Topic, count: number, keysAtOnce: number) =>
      hearSlowly(platform, topic, count, keysAtOnce, faults);
    const [one, twenty, many] = [await fill(platform, 1), await fill(platform, 20), await fill(platform, 200)];
    let meanMs = 0;
    const serial = async () => {
      took.length = 0;
      const perSecond = await hear(twenty, SERIAL, 1);
      meanMs = took.reduce((all, each) => all + each, 0) / took.length;
      return perSecond;
    };
    await serial();
    return {
      ways: {
        ours: async () => {
          const perSecond = await hear(twenty, MESSAGES, AT_ONCE);
          const more = {
            keys_200_per_s: await hear(many, MESSAGES, AT_ONCE),
            keys_1_per_s: await hear(one, SERIAL, AT_ONCE),
          };
          return { perSecond, more };
        },
        limit: async () => ({ perSecond: (AT_ONCE * 1_000) / meanMs, more: { handler_ms: meanMs } }),
        naive: async () => ({ perSecond: await serial() }),
      },
      check: async () => faults,
      stop: async () => undefined,
    };
  },
};

/** A topic of one partition: the patients take turns. */
async function fill(platform: Platform, keys: number): Promise<Topic> {
  const { brokers } = platform;
  const prefix = platform.topicPrefix();
  const events = Array.from({ length: MESSAGES }, (_, n): DomainEvent => {
    const { id } = visitEvent(`slow ${keys}`, n, 0);
    const event = visitEvent(`slow ${keys}`, n % keys, 0);
    return { ...event, id, time: new Date(Date.UTC(2026, 10, 22) + n).toISOString() };
  });
  await createTopic(brokers, `${prefix}gateway`, 1);
  await fillTopic(brokers, `${prefix}gateway`, events);
  return { prefix, keys };
}

async function hearSlowly(platform: Platform, topic: Topic, count: number, keysAtOnce: number, faults: string[]) {
  const database = await platform.database();
  await forgetGroup(platform.brokers, `${topic.prefix}bed-tracking`);
  const about = { name: 'bed-tracking', relay: 'off', controller: TakeTime, topicPrefix: topic.prefix } as const;
  const perSecond = await hearTopic({ ...about, database, brokers: platform.brokers, settings: { keysAtOnce } }, count);
  faults.push(...(await inversions(database, count, topic.keys)));
  return perSecond;
}

/** Each event led to one, those of one patient in their order. */
async function inversions(database: string, atLeast: number, keys: number): Promise<string[]> {
  const { told, once, inverted } = await withClient(database, async (client) => {
    const { rows } = await client.query<{ told: number; once: number; inverted: number }>(`
      SELECT count(*)::int AS told, count(DISTINCT cause)::int AS once, count(*) FILTER (WHERE earlier)::int AS inverted
      FROM (SELECT payload->'data'->>'heartbeatId' AS cause,
              payload->>'time' < lag(payload->>'time') OVER (PARTITION BY aggregateid ORDER BY seq) AS earlier
            FROM ${SCHEMA}.outbox) AS event`);
    return rows[0]!;
  });
  const counted =
    told < atLeast || once !== told ? [`${told} events of ${once} causes came of ${atLeast} or more`] : [];
  return inverted > 0 ? [...counted, `${inverted} of ${keys} patients' events were told too late`] : counted;
}
