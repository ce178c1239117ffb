import { Injectable } from '@nestjs/common';
import type { Outcome } from '../accept-messages/received.ts';
import { addFeeds, isCorrection, later, noFeed, tally, type Counted, type Feed } from './feed.ts';

/** The interface of those whom no interface names. */
export const UNKNOWN_SENDER = 'unknown-sender';

/**
 * What each interface did, in memory: the totals as last read, and what this process saw since. The totals are in the
 * database, where several processes add to them.
 */
@Injectable()
export class FeedCounters {
  private totals = new Map<string, Feed>();
  private fresh = new Map<string, Feed>();
  private taken = new Map<string, Feed>();

  /** A message of this interface is stored. */
  heard(interfaceId: string, outcome: Outcome, { unmapped, trigger }: Omit<Counted, 'status'>, at: Date): void {
    const feed = this.freshOf(interfaceId);
    feed.lastReceivedAt = later(feed.lastReceivedAt, at);
    feed[outcome === 'replayed' ? 'duplicates' : outcome] += 1;
    feed.unmapped += Number(unmapped);
    feed.corrections += Number(outcome === 'accepted' && isCorrection(trigger));
  }

  /** A frame that was cut, or other bytes that were no message; undefined where no sender is known. */
  framingFault(interfaceId: string = UNKNOWN_SENDER): void {
    this.freshOf(interfaceId).framingFaults += 1;
  }

  /** A message became another thing by a replay. */
  became(interfaceId: string, before: Counted, after: Counted): void {
    this.fresh.set(interfaceId, addFeeds(this.freshOf(interfaceId), addFeeds(tally(before, -1), tally(after))));
  }

  of(interfaceId: string): Feed {
    const known = [this.totals, this.taken, this.fresh].flatMap((feeds) => feeds.get(interfaceId) ?? []);
    return known.reduce(addFeeds, noFeed());
  }

  get ids(): string[] {
    return [...new Set([...this.totals.keys(), ...this.taken.keys(), ...this.fresh.keys()])];
  }

  /** What happened since this was last asked, to be added to the totals. Then comes `settle` or `putBack`. */
  take(): ReadonlyMap<string, Feed> {
    this.taken = this.fresh;
    this.fresh = new Map();
    return this.taken;
  }

  /** What was taken is in these totals. */
  settle(totals: Map<string, Feed>): void {
    this.totals = totals;
    this.taken = new Map();
  }

  /** What was taken could not be added: it will be asked for again. */
  putBack(): void {
    for (const [id, feed] of this.taken) this.fresh.set(id, addFeeds(feed, this.freshOf(id)));
    this.taken = new Map();
  }

  private freshOf(interfaceId: string): Feed {
    const known = this.fresh.get(interfaceId);
    if (known) return known;
    const made = noFeed();
    this.fresh.set(interfaceId, made);
    return made;
  }
}
