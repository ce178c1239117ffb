import { Agenda } from '../model/agenda.ts';
import type { Feed } from '../messages/feed.ts';
import type { Outgoing } from '../messages/outgoing.ts';
import { HttpSender } from './http-sender.ts';
import { Lane, type LaneOptions } from './lane.ts';
import { MllpSender } from './mllp-sender.ts';
import type { Sender } from './sender.ts';

/** Where the doors are. */
export interface Doors {
  /** `http://host:port` */
  gateway: string;
  mllp: { host: string; port: number };
}

export interface DispatchOptions extends LaneOptions {
  doors: Doors;
  /** Connections of each sender. */
  connections: number;
}

/** Sends every message at its time, by its feed's door, the messages of one stay by one connection. */
export class Dispatch {
  private readonly later = new Agenda<Outgoing>();
  private readonly lanes: Map<string, Lane[]>;

  constructor(feeds: readonly Feed[], options: DispatchOptions) {
    this.lanes = new Map(feeds.map((feed) => [feed.id, lanesOf(feed, options)]));
  }

  /** Messages that wait for their time. */
  get waiting(): number {
    return this.later.size;
  }

  put(message: Outgoing): void {
    this.later.put(message.dueAt, message);
  }

  /** Hands over what is due. */
  release(now: number): void {
    for (let due = this.later.takeDue(now); due; due = this.later.takeDue(now)) {
      const lanes = this.lanes.get(due.item.feedId)!;
      lanes[hash(due.item.stayId) % lanes.length]!.put(due.item);
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.lanes.values()].flat().map((lane) => lane.close()));
  }
}

function lanesOf(feed: Feed, options: DispatchOptions): Lane[] {
  return Array.from({ length: options.connections }, () => new Lane(senderOf(feed, options.doors), options));
}

function senderOf({ door, charset }: Feed, { gateway, mllp }: Doors): Sender {
  return door === 'mllp' ? new MllpSender(mllp) : new HttpSender(gateway, door, charset);
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}
