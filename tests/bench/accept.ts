import { setTimeout as wait } from 'node:timers/promises';
import { AdtMessages, type Outgoing } from './accept/adt-messages.ts';
import { BareRows } from './accept/bare-rows.ts';
import { checkAccepted, readTold } from './accept/check-accepted.ts';
import { CopiedRows } from './accept/copy-rows.ts';
import { Senders } from './accept/senders.ts';
import type { Bench, Measured, World } from './harness/bench.ts';
import { quantile } from './harness/figures.ts';
import { withClient, type App, type Platform } from './harness/platform.ts';

const LINES = 16;
const OUTSTANDING = 16;
/** Of the rate just measured, for the latency. */
const LOAD = 0.7;
const SECONDS = 3;
const WARM_UP = 6_000;

/** B1: HL7 v2 over MLLP, read, translated, committed and then acknowledged, by a whole gateway with its relay. */
export const bench: Bench = {
  name: 'accept',
  rounds: 5,
  async start(platform: Platform): Promise<World> {
    const database = await platform.database();
    const topicPrefix = platform.topicPrefix();
    const environment: Record<string, string> = process.env['BENCH_RELAY'] === 'off' ? { RELAY: 'off' } : {};
    const gateway = await platform.app('gateway', { database, topicPrefix, environment });
    const accepting = await Accepting.start(gateway, database);
    const topic = { brokers: platform.brokers, topic: `${topicPrefix}gateway` };
    const rows = await CopiedRows.of(database, await readTold(topic.brokers, topic.topic), accepting.warmSince);
    const limit = await BareRows.open(database, 4);
    const naive = await BareRows.open(database, LINES);
    return {
      ways: {
        ours: () => accepting.measure(),
        limit: async () => ({ perSecond: await limit.batches(rows.batches(accepting.perSecond * 2 * SECONDS)) }),
        naive: async () => ({ perSecond: await naive.oneByOne(rows.batches((accepting.perSecond * SECONDS) / 2)) }),
      },
      check: () => checkAccepted(database, { ...topic, acknowledged: accepting.acknowledged }),
      async stop() {
        accepting.close();
        await Promise.all([limit.close(), naive.close()]);
      },
    };
  },
};

/** Senders' systems before a gateway. */
class Accepting {
  /** When visits began to come in. */
  warmSince = new Date();
  /** What it took last. */
  perSecond = 1_000;
  private readonly messages = new AdtMessages(LINES);

  private constructor(
    private readonly gateway: App,
    private readonly senders: Senders,
    private readonly one: Senders,
    private readonly database: string,
    /** Control ids in the order of their answers. */
    readonly acknowledged: readonly string[],
  ) {}

  static async start(gateway: App, database: string): Promise<Accepting> {
    const acknowledged: string[] = [];
    const senders = await Senders.open(gateway.mllpPort, LINES, acknowledged);
    const one = await Senders.open(gateway.mllpPort, 1, acknowledged);
    const accepting = new Accepting(gateway, senders, one, database, acknowledged);
    await senders.flood(accepting.messages.registrations(), OUTSTANDING);
    await accepting.quiet();
    accepting.warmSince = new Date();
    accepting.perSecond = (await senders.flood(accepting.messages.visitsOf(WARM_UP), OUTSTANDING)).perSecond;
    await accepting.quiet();
    return accepting;
  }

  async measure(): Promise<Measured> {
    const messages = this.next(SECONDS);
    const cpu = await this.gateway.cpuSeconds();
    const { perSecond, latencies } = await this.senders.flood(messages, OUTSTANDING);
    const cpuUs = (((await this.gateway.cpuSeconds()) - cpu) * 1e6) / messages.length;
    this.perSecond = perSecond;
    await this.quiet();
    const paced = await this.senders.pace(this.next(SECONDS * LOAD), perSecond * LOAD);
    await this.quiet();
    const single = await this.one.flood(onOneLine(this.messages.visitsOf(1_000)), 1);
    await this.quiet();
    return {
      perSecond,
      p50Ms: quantile(paced.latencies, 0.5),
      p99Ms: quantile(paced.latencies, 0.99),
      more: {
        gateway_cpu_us: cpuUs,
        flood_p50_ms: quantile(latencies, 0.5),
        flood_p99_ms: quantile(latencies, 0.99),
        one_by_one_per_s: single.perSecond,
        one_by_one_p99_ms: quantile(single.latencies, 0.99),
      },
    };
  }

  close(): void {
    this.senders.close();
    this.one.close();
  }

  private next(seconds: number): Outgoing[] {
    return this.messages.visitsOf(this.perSecond * seconds);
  }

  /** What is still to be sent to Kafka is not to take its time from the next measurement. */
  private async quiet(): Promise<void> {
    await withClient(this.database, async (client) => {
      const waiting = async () => (await client.query('SELECT FROM gateway.outbox LIMIT 1')).rowCount! > 0;
      if (process.env['BENCH_RELAY'] === 'off') await client.query('TRUNCATE gateway.outbox');
      while (await waiting()) await wait(20);
    });
  }
}

const onOneLine = (messages: readonly Outgoing[]): Outgoing[] => messages.map((message) => ({ ...message, line: 0 }));
