import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReferenceDataHolder } from '../load-places/reference-data-holder.ts';
import { FeedCounters, UNKNOWN_SENDER } from './feed-counters.ts';
import type { Feed } from './feed.ts';

/** One sender's feed; counts are since its first message ever. */
export interface ShownFeed extends Omit<Feed, 'lastReceivedAt'> {
  id: string;
  name: string;
  organisationId?: string;
  doors?: readonly string[];
  expectedEverySeconds?: number;
  lastReceivedAt?: string;
  /** Seconds since the last message; absent when never. */
  ageSeconds?: number;
}

@ApiTags('interfaces')
@Controller('interfaces')
export class FeedsController {
  constructor(
    @Inject(FeedCounters) private readonly counters: FeedCounters,
    @Inject(ReferenceDataHolder) private readonly places: ReferenceDataHolder,
  ) {}

  @Get()
  @ApiOperation({ summary: "Each sender's feed: how old its last message is, and what came of all of them" })
  list(): { interfaces: ShownFeed[] } {
    const known = this.places.current.at().interfaces.map((one) => ({
      id: one.id,
      name: one.name,
      organisationId: one.organisationId,
      doors: one.doors,
      expectedEverySeconds: one.expectedEverySeconds,
      ...this.shown(one.id),
    }));
    const others = this.counters.ids.filter((id) => !known.some((one) => one.id === id));
    return { interfaces: [...known, ...others.map((id) => ({ id, name: nameOf(id), ...this.shown(id) }))] };
  }

  private shown(id: string): Omit<ShownFeed, 'id' | 'name'> {
    const { lastReceivedAt, ...counts } = this.counters.of(id);
    if (!lastReceivedAt) return counts;
    const ageSeconds = Math.max(0, Math.round((Date.now() - lastReceivedAt.getTime()) / 1000));
    return { ...counts, lastReceivedAt: lastReceivedAt.toISOString(), ageSeconds };
  }
}

const nameOf = (id: string): string => (id === UNKNOWN_SENDER ? 'Senders that no interface names' : 'No longer in use');
