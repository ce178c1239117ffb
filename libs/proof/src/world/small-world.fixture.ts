import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Did, End, Entry, Outcome, Stored } from '../history/entry.ts';

export type Said = Entry extends infer One ? (One extends Entry ? Omit<One, 'at' | 'by'> : never) : never;

/** An event on its way. */
export interface SmallEvent {
  speaker: 'gateway' | 'bed-tracking';
  eventId: string;
  key: string;
  type: string;
  /** Of a message about a visit. */
  stored?: Stored;
  /** Changes that the message brings to its ward: people in a bed, people on leave. */
  moves?: { ward: string; occupied: number; onLeave: number };
  ward?: Ward & { wardId: string };
  /** A promise of a place that has ended. */
  ended?: { reservationId: string; why: string };
}

export interface Ward {
  open: number;
  occupied: number;
  onLeave: number;
  usable: number;
  version: number;
}

export interface OutboxRow {
  seq: number;
  shard: number;
  event: SmallEvent;
}

export const PARTITIONS = 2;
export const SHARDS = 4;
export const WARDS = ['W1', 'W2'] as const;
const FAULTS: [string, string][] = [
  ['kill', 'relay-1'],
  ['freeze', 'kafka'],
  ['cut-after-commit', 'postgres:gateway-1'],
];

/** What the parts of a small world share: time, chance, the history, stores and topics. While no fault is on, all goes well. */
export class SmallWorld {
  readonly entries: Entry[] = [];
  readonly store: Stored[] = [];
  readonly outboxes: Record<SmallEvent['speaker'], OutboxRow[]> = { gateway: [], 'bed-tracking': [] };
  /** By topic and partition. */
  readonly topics = new Map<string, SmallEvent[]>();
  readonly wards = new Map<string, Ward>(
    WARDS.map((id) => [id, { open: 20, occupied: 0, onLeave: 0, usable: 20, version: 0 }]),
  );
  now = 1_000;
  private readonly generator;
  private readonly ids = new Map<string, number>();
  private fault: number | undefined;
  private faults = 0;

  constructor(seed: number) {
    this.generator = xoroshiro128plus(seed);
  }

  whole(from: number, to: number): number {
    return uniformInt(this.generator, from, to);
  }

  oneIn(count: number): boolean {
    return this.whole(1, count) === 1;
  }

  pick<One>(all: readonly One[]): One {
    return all[this.whole(0, all.length - 1)]!;
  }

  id(of: string): string {
    const next = (this.ids.get(of) ?? 0) + 1;
    this.ids.set(of, next);
    return `${of}-0000-4000-8000-${next.toString(16).padStart(12, '0')}`;
  }

  write(by: string, said: Said, later = 0): void {
    this.entries.push({ at: this.now + later, by, ...said } as Entry);
    this.now += 1;
  }

  /** Something that only a fault makes. */
  mishap(count: number): boolean {
    return this.fault !== undefined && this.oneIn(count);
  }

  /** An operation: whether it took effect, and how it ended as far as anybody knows. Its end may be written later. */
  operate(by: string, did: Did, more: () => Partial<End>): { done: boolean; outcome: Outcome } {
    const op = `${by}#${this.id('op')}`;
    this.write(by, { kind: 'begin', op, did });
    const unsure = this.mishap(3);
    const done = !unsure || this.oneIn(2);
    const told = done ? more() : {};
    const outcome = unsure ? 'unknown' : 'ok';
    if (unsure && this.oneIn(2)) return { done, outcome };
    this.write(by, { kind: 'end', op, outcome, ...(unsure ? {} : told) }, this.whole(0, 40));
    return { done, outcome };
  }

  startFault(): void {
    if (this.fault !== undefined) return;
    this.fault = ++this.faults;
    const [sort, target] = this.pick(FAULTS);
    this.write('campaign', { kind: 'fault', fault: this.fault, sort, target });
  }

  heal(): void {
    if (this.fault === undefined) return;
    this.write('campaign', { kind: 'healed', fault: this.fault });
    this.write('campaign', { kind: 'recovered', faults: [this.fault], tookMs: this.whole(0, 20_000) });
    this.fault = undefined;
  }

  partition(topic: string, key: string): SmallEvent[] {
    const name = `${topic}/${[...key].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % PARTITIONS}`;
    const log = this.topics.get(name) ?? [];
    this.topics.set(name, log);
    return log;
  }

  publish(event: SmallEvent): void {
    const shard = [...event.key].reduce((sum, letter) => sum * 7 + letter.charCodeAt(0), 0) % SHARDS;
    this.outboxes[event.speaker].push({ seq: this.now, shard, event });
  }
}
