import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { domainEvent, FeedObserved, type DomainEvent } from '@careway/contracts';
import { Database } from '@careway/database';
import { publish } from '@careway/messaging';
import type { Interface } from '@careway/reference-data';
import { Drain, Log, runEvery } from '@careway/service-kit';
import { ReferenceDataHolder } from '../load-places/reference-data-holder.ts';
import { FeedCounters } from './feed-counters.ts';
import { addUpFeeds, readFeeds } from './feed-rows.ts';
import { noFeed, type Feed } from './feed.ts';

const LOOK_EVERY_MS = 2_000;
const TELL_ALL_EVERY_MS = 60_000;

/** Tells what each sender's feed did: soon after it changed, and once a minute at rest. */
@Injectable()
export class ObserveFeeds implements OnModuleInit, OnApplicationBootstrap {
  private toldAllAt = 0;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(FeedCounters) private readonly counters: FeedCounters,
    @Inject(ReferenceDataHolder) private readonly places: ReferenceDataHolder,
    @Inject(Drain) private readonly drain: Drain,
    @Inject(Log) private readonly log: Log,
  ) {}

  /** Knows what was stored before this process, while no door of it is open. */
  async onModuleInit(): Promise<void> {
    const totals = await this.database.transaction(async (tx) => {
      await addUpFeeds(tx, new Map());
      return readFeeds(tx);
    });
    this.counters.settle(totals);
  }

  onApplicationBootstrap(): void {
    const looking = runEvery(
      LOOK_EVERY_MS,
      () => this.tell(),
      (error) => this.log.error({ error }, 'feeds could not be told'),
    );
    // After the doors: what came last is counted too.
    this.drain.at('consumers', 'feeds', async () => {
      await looking.stop();
      await this.tell();
    });
  }

  private async tell(): Promise<void> {
    const now = new Date();
    const all = now.getTime() - this.toldAllAt >= TELL_ALL_EVERY_MS;
    const fresh = this.counters.take();
    if (fresh.size === 0 && !all) return;
    const interfaces = this.places.current.at().interfaces.filter(({ id }) => all || fresh.has(id));
    try {
      const totals = await this.database.transaction(async (tx) => {
        await addUpFeeds(tx, fresh);
        const kept = await readFeeds(tx);
        const events = interfaces.map((one) => observed(one, kept.get(one.id) ?? noFeed(), now));
        await publish(tx, events);
        return kept;
      });
      this.counters.settle(totals);
      if (all) this.toldAllAt = now.getTime();
    } catch (error) {
      this.counters.putBack();
      throw error;
    }
  }
}

const observed = ({ id, organisationId, expectedEverySeconds }: Interface, feed: Feed, now: Date): DomainEvent =>
  domainEvent(
    FeedObserved,
    { id: crypto.randomUUID(), subject: id, time: now.toISOString() },
    {
      interfaceId: id,
      providerId: organisationId,
      ...(feed.lastReceivedAt ? { lastReceivedAt: feed.lastReceivedAt.toISOString() } : {}),
      expectedEverySeconds,
      accepted: feed.accepted + feed.ignored,
      duplicates: feed.duplicates,
      unreadable: feed.unreadable + feed.rejected,
      quarantined: feed.quarantined,
      framingFaults: feed.framingFaults,
      unmappedLocations: feed.unmapped,
      observedAt: now.toISOString(),
    },
  );
