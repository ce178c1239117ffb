import type { Effect, Fact } from '../history/entry.ts';
import type { SmallEvent, SmallWorld } from './small-world.fixture.ts';

const HEARS = [
  ['bed-tracking', 'careway.gateway'],
  ['control-centre', 'careway.bed-tracking'],
  ['witness', 'careway.gateway'],
  ['witness', 'careway.bed-tracking'],
] as const;

/** Three services that hear each partition from where their own store says they are, and each event once. */
export class SmallHearers {
  readonly facts: Fact[] = [];
  readonly effects: Effect[] = [];
  /** The number of the last change on the board. */
  board = 0;
  private readonly next = new Map<string, number>();
  private readonly heard = new Set<string>();

  constructor(private readonly world: SmallWorld) {}

  hear(): void {
    const [service, topic] = this.world.pick(HEARS);
    const places = [...this.world.topics.keys()].filter((name) => name.startsWith(`${topic}/`));
    if (places.length > 0) this.hearPiece(service, topic, this.world.pick(places));
  }

  get areDone(): boolean {
    return HEARS.every(([service, topic]) =>
      [...this.world.topics].every(
        ([place, log]) => !place.startsWith(`${topic}/`) || this.from(service, place) === log.length,
      ),
    );
  }

  private from(service: string, place: string): number {
    return this.next.get(`${service} ${place}`) ?? 0;
  }

  private hearPiece(service: string, topic: string, place: string): void {
    const { world } = this;
    const log = world.topics.get(place)!;
    const from = this.from(service, place);
    const to = Math.min(log.length, from + world.whole(1, 6));
    if (to === from) return;
    const events = log.slice(from, to);
    const partition = Number(place.split('/')[1]);
    const ids = events.map(({ eventId }) => eventId);
    const by = `${service}-${world.whole(1, 2)}/1`;
    if (world.mishap(8)) return this.fail(by, { what: 'hear', service, topic, partition, from: 0, to: from + 1, ids });
    world.operate(by, { what: 'hear', service, topic, partition, from, to, ids }, () => {
      this.next.set(`${service} ${place}`, to);
      const fresh = events.filter((event, index) => this.isFirst(service, event, events.slice(0, index)));
      for (const event of fresh) this.heard.add(`${service} ${event.eventId}`);
      for (const event of fresh) this.takeEffect(service, topic, event);
      return { heard: fresh.length, duplicates: events.length - fresh.length };
    });
  }

  private isFirst(service: string, event: SmallEvent, before: readonly SmallEvent[]): boolean {
    return !this.heard.has(`${service} ${event.eventId}`) && !before.includes(event);
  }

  /** A consumer that lost its partition tries what others have heard. */
  private fail(by: string, did: Parameters<SmallWorld['operate']>[1]): void {
    const op = `${by}#${this.world.id('op')}`;
    this.world.write(by, { kind: 'begin', op, did });
    this.world.write(by, { kind: 'end', op, outcome: 'failed', error: 'OffsetMovedError OFFSET_MOVED' });
  }

  private takeEffect(service: string, topic: string, { eventId, key, stored, moves }: SmallEvent): void {
    if (service === 'witness')
      this.effects.push({ kind: 'effect', at: 0, by: '', order: this.effects.length + 1, eventId, key, topic });
    if (service === 'control-centre') this.board += 1;
    if (service !== 'bed-tracking' || !stored || !moves) return;
    this.facts.push({ kind: 'fact', at: 0, by: '', messageId: stored.messageId, visitId: stored.visitId! });
    this.move(moves);
  }

  private move({ ward: wardId, occupied, onLeave }: NonNullable<SmallEvent['moves']>): void {
    if (occupied === 0 && onLeave === 0) return;
    const ward = this.world.wards.get(wardId)!;
    ward.occupied += occupied;
    ward.onLeave += onLeave;
    ward.usable = Math.max(0, ward.open - ward.occupied - ward.onLeave);
    ward.version += 1;
    const eventId = this.world.id('3a5de0e0');
    const type = 'bed-tracking.ward-occupancy-changed.v1';
    this.world.publish({ speaker: 'bed-tracking', eventId, key: wardId, type, ward: { wardId, ...ward } });
  }
}
