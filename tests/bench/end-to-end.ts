import { setTimeout as wait } from 'node:timers/promises';
import { measureFloors } from './end-to-end/floors.ts';
import { SendVisits, type Sent } from './end-to-end/send-visits.ts';
import { WatchBoard } from './end-to-end/watch-board.ts';
import type { Bench, Measured, World } from './harness/bench.ts';
import { quantile } from './harness/figures.ts';
import type { Platform } from './harness/platform.ts';
import { createTopic } from './topic.ts';

const WARM_UP = 2_000;
const FLOOD = 2_000;
const LOAD = 0.5;
const SECONDS = 5;
/** On the path: the gateway's, bed tracking's and the control centre's. */
const COMMITS = 3;
const KAFKA_HOPS = 2;
const LONGEST_MS = 60_000;

/** B6: from the sending of an MLLP message to the frame of it on a screen, over all services as deployed. */
export const bench: Bench = {
  name: 'end-to-end',
  rounds: 3,
  async start(platform: Platform): Promise<World> {
    const [database, topicPrefix] = [await platform.database(), platform.topicPrefix()];
    await platform.redis();
    const gateway = await platform.app('gateway', { database, topicPrefix });
    await platform.app('bed-tracking', { database, topicPrefix });
    const control = await platform.app('control-centre', { database, topicPrefix });
    const board = await WatchBoard.at(control.address);
    const senders = await SendVisits.open(gateway.mllpPort);
    const floor = `${topicPrefix}floor`;
    await createTopic(platform.brokers, floor, 1);
    const journey = new Journey(senders, board);
    await journey.rate(WARM_UP);
    return {
      ways: {
        ours: () => journey.measure(),
        limit: async () => {
          const { mllpMs, commitMs, kafkaMs, sseMs } = await measureFloors({
            database,
            brokers: platform.brokers,
            topic: floor,
          });
          const floorMs = mllpMs + COMMITS * commitMs + KAFKA_HOPS * kafkaMs + sseMs;
          const more = { mllp_ms: mllpMs, commit_ms: commitMs, kafka_ms: kafkaMs, sse_ms: sseMs, floor_ms: floorMs };
          return { perSecond: 1_000 / floorMs, more };
        },
      },
      ratioLimit: ({ ours, limit }) => ours.p50Ms! / limit!.more!['floor_ms']!,
      check: async () => journey.faults(),
      async stop() {
        board.leave();
        await senders.close();
      },
    };
  },
};

/** Messages that go in, and the frames that come out. */
class Journey {
  constructor(
    private readonly senders: SendVisits,
    private readonly board: WatchBoard,
  ) {}

  /** Messages per second, until the last one's frame is on the screen. */
  async rate(count: number): Promise<number> {
    const began = performance.now();
    const sent = await this.senders.flood(count);
    await this.shown();
    return (sent.length * 1_000) / (performance.now() - began);
  }

  /** The rate, and how long each message takes at half of it. */
  async measure(): Promise<Measured> {
    const perSecond = await this.rate(FLOOD);
    const sent = await this.senders.pace(Math.round(perSecond * LOAD * SECONDS), perSecond * LOAD);
    await this.shown();
    const took = sent.map((one) => this.tookMs(one));
    return { perSecond, p50Ms: quantile(took, 0.5), p99Ms: quantile(took, 0.99) };
  }

  /** The board counts each message once, or it is lost or doubled. */
  faults(): string[] {
    return [...this.senders.counts].flatMap(([siteId, count]) => {
      const shown = this.board.countOf(siteId);
      return shown === count ? [] : [`${count} people were admitted to ${siteId}, the board shows ${shown}`];
    });
  }

  private tookMs({ siteId, count, at }: Sent): number {
    return this.board.seenAt(siteId, count)! - at;
  }

  private async shown(): Promise<void> {
    const deadline = performance.now() + LONGEST_MS;
    while ([...this.senders.counts].some(([siteId, count]) => this.board.countOf(siteId) < count)) {
      if (performance.now() > deadline) throw new Error(`not on the board: ${this.faults().join('; ')}`);
      await wait(5);
    }
  }
}
