import { Agenda } from './agenda.ts';
import type { Happening } from './happening.ts';
import { KeptBeds } from './kept-beds.ts';
import { londonDay } from './london-time.ts';
import type { Place, Stream } from './place.ts';
import { Random, type RandomState } from './random.ts';
import { nextArrival } from './shape.ts';
import type { Spot, Stay } from './stay.ts';

/** How model time becomes real time: until `model` they are one, from then on the model runs `speed` times as fast. */
export interface Clock {
  model: number;
  real: number;
  speed: number;
}

export const realTime = ({ model, real, speed }: Clock, at: number): number =>
  at <= model ? at - model + real : real + Math.round((at - model) / speed);

export const modelTime = ({ model, real, speed }: Clock, at: number): number => model + (at - real) * speed;

/** Admissions and discharges of inpatients at a site on a day of real time. */
export interface DayCount {
  admissions: number;
  discharges: number;
}

/** What must be kept to go on later, besides the stays and the day counts. */
export interface WorldHead {
  run: string;
  random: RandomState;
  people: number;
  clock: Clock;
  now: number;
  streams: Record<string, number>;
}

type Due = { stay: string } | { stream: Stream };

/** Everything that is so at one moment of the model. The model's functions change it in place. */
export class World {
  readonly stays = new Map<string, Stay>();
  readonly days = new Map<string, DayCount>();
  readonly agenda = new Agenda<Due>();
  readonly random: Random;
  /** People, by ward, who are there or whose bed is kept. */
  readonly inWard = new Map<string, Set<string>>();
  /** Open stays by the group that they are in. */
  readonly inGroup = new Map<string, Set<string>>();
  /** Beds that nobody is put in for a time. */
  readonly kept = new KeptBeds();
  /** What has happened since it was last taken. */
  happenings: Happening[] = [];
  /** Stays and days that have changed since they were last stored. */
  readonly changed = { stays: new Set<string>(), days: new Set<string>() };

  constructor(
    readonly place: Place,
    public head: WorldHead,
    stays: Iterable<Stay> = [],
    days: Iterable<[string, DayCount]> = [],
  ) {
    this.random = new Random(head.random);
    for (const [key, count] of days) this.days.set(key, count);
    for (const stay of stays) this.take(stay);
    for (const stream of place.streams) this.expect(stream, head.streams[stream.id] ?? this.arrivalAfter(stream));
  }

  get now(): number {
    return this.head.now;
  }

  /** A number that no other person or visit of this run has. */
  number(): number {
    return ++this.head.people;
  }

  take(stay: Stay): void {
    this.stays.set(stay.id, stay);
    this.occupy(stay);
    this.plan(stay, stay.next.step, stay.next.at);
  }

  plan(stay: Stay, step: Stay['next']['step'], at: number): void {
    stay.next = { at, step };
    this.changed.stays.add(stay.id);
    if (Number.isFinite(at)) this.agenda.put(at, { stay: stay.id });
  }

  move(stay: Stay, spot: Spot, groupId: string): void {
    this.vacate(stay);
    stay.spot = spot;
    stay.groupId = groupId;
    this.occupy(stay);
    this.changed.stays.add(stay.id);
  }

  end(stay: Stay): void {
    this.vacate(stay);
    this.stays.delete(stay.id);
    this.changed.stays.add(stay.id);
  }

  arriveNext(stream: Stream): void {
    this.expect(stream, this.arrivalAfter(stream));
  }

  count(siteId: string, real: number, what: keyof DayCount): void {
    const key = `${londonDay(real)}/${siteId}`;
    const count = this.days.get(key) ?? { admissions: 0, discharges: 0 };
    this.days.set(key, { ...count, [what]: count[what] + 1 });
    this.changed.days.add(key);
  }

  private expect(stream: Stream, at: number): void {
    this.head.streams[stream.id] = at;
    if (Number.isFinite(at)) this.agenda.put(at, { stream });
  }

  private arrivalAfter(stream: Stream): number {
    return nextArrival(this.now, stream.perDay, stream.spread, this.random);
  }

  private occupy(stay: Stay): void {
    listOf(this.inWard, stay.spot.wardId).add(stay.id);
    listOf(this.inGroup, stay.groupId).add(stay.id);
  }

  private vacate(stay: Stay): void {
    this.inWard.get(stay.spot.wardId)?.delete(stay.id);
    this.inGroup.get(stay.groupId)?.delete(stay.id);
  }
}

function listOf(map: Map<string, Set<string>>, key: string): Set<string> {
  const known = map.get(key);
  if (known) return known;
  const made = new Set<string>();
  map.set(key, made);
  return made;
}
