import { tracingChannel } from 'node:diagnostics_channel';
import { Inject, Injectable } from '@nestjs/common';
import { Database, isBrokenWorld } from '@careway/database';
import { Log, Metrics } from '@careway/service-kit';
import { GatewayConfig } from '../config.ts';
import { FeedCounters } from '../observe-feeds/feed-counters.ts';
import { chooseLane } from './choose-lane.ts';
import { Lane } from './lane.ts';
import type { Received, Stored } from './received.ts';
import { StoreGroup } from './store-group.ts';
import { withoutTranslation } from './without-translation.ts';

/** Tells of each group that is stored: `{ group }`, with what was stored as its result. */
const ACCEPT = tracingChannel('careway.accept');
const SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];

/**
 * The one way in, behind every door. A message is stored with others in one durable commit; the promise is kept only
 * after it, so an answer means stored. One patient's messages always go by the same lane, in the order they came.
 */
@Injectable()
export class AcceptMessages {
  private readonly lanes: Lane<Received, Stored>[];
  private readonly answers;
  private readonly groupSize;
  private readonly commitSeconds;

  constructor(
    @Inject(GatewayConfig) config: GatewayConfig,
    @Inject(Database) private readonly database: Database,
    @Inject(StoreGroup) private readonly messages: StoreGroup,
    @Inject(FeedCounters) private readonly feeds: FeedCounters,
    @Inject(Log) private readonly log: Log,
    @Inject(Metrics) metrics: Metrics,
  ) {
    this.answers = metrics.counter('gateway_messages_total', 'Messages by interface and outcome', [
      'interface',
      'outcome',
    ]);
    this.groupSize = metrics.histogram('gateway_group_messages', 'Messages committed together', [], SIZES);
    this.commitSeconds = metrics.histogram('gateway_commit_seconds', 'Time to store one group');
    const options = {
      size: config.GROUP_MESSAGES,
      gatherMs: config.GROUP_MS,
      handle: (group: Received[]) => this.storeAll(group),
    };
    this.lanes = Array.from({ length: config.LANES }, () => new Lane(options));
  }

  /** Resolves once the message is stored. Rejects when it could not be: then nothing may be acknowledged. */
  async accept(message: Received): Promise<Stored> {
    const stored = await this.lanes[chooseLane(message, this.lanes.length)]!.add(message);
    this.answers.inc({ interface: message.from.id, outcome: stored.outcome });
    const unmapped =
      stored.outcome === 'accepted' && stored.problems.some(({ code, segment }) => code === 103 && segment === 'PV1');
    const trigger = message.inbound.header?.trigger ?? '';
    this.feeds.heard(message.from.id, stored.outcome, { unmapped, trigger }, message.receivedAt);
    return stored;
  }

  private async storeAll(group: Received[]): Promise<(Stored | Error)[]> {
    const started = performance.now();
    try {
      const stored = await this.store(group);
      this.groupSize.observe(group.length);
      this.commitSeconds.observe((performance.now() - started) / 1000);
      return stored;
    } catch (error) {
      if (isBrokenWorld(error)) throw error;
      return this.storeOneByOne(group, error);
    }
  }

  /** One message that can't be stored must not take its neighbours with it. */
  private async storeOneByOne(group: Received[], error: unknown): Promise<(Stored | Error)[]> {
    if (group.length === 1) return [await this.storeAsUnreadable(group[0]!, error)];
    const stored: (Stored | Error)[] = [];
    for (const message of group) stored.push(...(await this.storeAll([message])));
    return stored;
  }

  /** A message that breaks our own rules is our fault, not the sender's: it is kept, told as such, and can be replayed. */
  private async storeAsUnreadable(message: Received, error: unknown): Promise<Stored> {
    this.log.error({ error, interface: message.from.id }, 'message could not be translated');
    const [stored] = await this.store([withoutTranslation(message)]);
    return stored!;
  }

  private store(group: Received[]): Promise<Stored[]> {
    return ACCEPT.tracePromise(() => this.database.transaction((tx) => this.messages.store(tx, group)), { group });
  }
}
