import { Injectable } from '@nestjs/common';
import type { Outcome } from '../accept-messages/received.ts';
import { noFeed, type Feed } from './feed.ts';

/** What each interface did, in memory: told by the doors after each commit, read by those who publish and show it. */
@Injectable()
export class FeedCounters {
  private readonly feeds = new Map<string, Feed>();
  private readonly changed = new Set<string>();

  /** A message of this interface is stored. */
  heard(interfaceId: string, outcome: Outcome, unmapped: boolean, at: Date): void {
    const feed = this.of(interfaceId);
    if (feed.lastReceivedAt === undefined || feed.lastReceivedAt < at) feed.lastReceivedAt = at;
    if (outcome === 'replayed') feed.duplicates += 1;
    else feed[outcome] += 1;
    if (unmapped) feed.unmapped += 1;
    this.changed.add(interfaceId);
  }

  /** A frame that was cut, or other bytes that were no message; undefined where no sender is known. */
  framingFault(interfaceId: string = UNKNOWN_SENDER): void {
    this.of(interfaceId).framingFaults += 1;
    this.changed.add(interfaceId);
  }

  /** A message at the desk became another thing by a replay. */
  became(interfaceId: string, before: Desk, after: Desk): void {
    const feed = this.of(interfaceId);
    feed[before.status] -= 1;
    feed[after.status] += 1;
    feed.unmapped += Number(after.unmapped) - Number(before.unmapped);
    this.changed.add(interfaceId);
  }

  of(interfaceId: string): Feed {
    const known = this.feeds.get(interfaceId);
    if (known) return known;
    const made = noFeed();
    this.feeds.set(interfaceId, made);
    return made;
  }

  /** Adds what was counted before this process began. */
  begin(interfaceId: string, before: Feed): void {
    const feed = this.of(interfaceId);
    for (const name of ['accepted', 'ignored', 'rejected', 'unreadable', 'quarantined'] as const)
      feed[name] += before[name];
    feed.unmapped += before.unmapped;
    feed.duplicates += before.duplicates;
    feed.framingFaults += before.framingFaults;
    feed.lastReceivedAt ??= before.lastReceivedAt;
  }

  /** The interfaces that changed since this was last asked. */
  takeChanged(): string[] {
    const changed = [...this.changed];
    this.changed.clear();
    return changed;
  }

  /** Says that these are still to be told. */
  putBack(interfaceIds: readonly string[]): void {
    for (const id of interfaceIds) this.changed.add(id);
  }

  get ids(): string[] {
    return [...this.feeds.keys()];
  }
}

/** What a message counts as. */
export interface Desk {
  status: Exclude<Outcome, 'replayed'>;
  unmapped: boolean;
}

/** The interface of those whom no interface names. */
export const UNKNOWN_SENDER = 'unknown-sender';
