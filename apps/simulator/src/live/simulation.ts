import type { Log } from '@careway/service-kit';
import type { Feed } from '../messages/feed.ts';
import { outgoingOf, type Outgoing } from '../messages/outgoing.ts';
import { beginWorld } from '../model/begin-world.ts';
import type { Happening } from '../model/happening.ts';
import { DAY, londonDay, londonMidnight } from '../model/london-time.ts';
import type { Place } from '../model/place.ts';
import { resumeWorld } from '../model/resume-world.ts';
import { runUntil } from '../model/run-until.ts';
import { modelTime, realTime, type Clock, type World } from '../model/world.ts';
import type { Dispatch } from '../send/dispatch.ts';
import type { RunState } from '../state/run-state.ts';
import type { TruthLog } from '../truth/truth-log.ts';

const TICK_MS = 200;
/** Messages without an answer at which the world waits for the other side. */
const MOST_UNANSWERED = 50_000;

export interface SimulationParts {
  place: Place;
  feeds: readonly Feed[];
  state: RunState;
  truthLog: TruthLog;
  dispatch: Dispatch;
  unanswered: Map<number, Outgoing>;
  log: Log;
  seed: number;
  speed: number;
  /** Real time, ms. */
  now: () => number;
}

/** The simulated place, living on in real time and telling of it through the doors. */
export class Simulation {
  readonly world: World;
  private readonly byTrust: Map<string, Feed>;
  private seq: number;
  private timer: NodeJS.Timeout | undefined;
  private held = false;

  constructor(private readonly parts: SimulationParts) {
    this.byTrust = new Map(parts.feeds.map((feed) => [feed.trust, feed]));
    this.seq = parts.state.nextSeq;
    const { head } = parts.state;
    const now = parts.now();
    for (const message of parts.state.unanswered()) this.post(message);
    this.world = head
      ? resumeWorld(parts.place, { head, stays: parts.state.stays(), days: parts.state.days() }, now)
      : this.begin(now);
    this.world.head.clock = { model: now, real: now, speed: parts.speed };
    const { run } = this.world.head;
    parts.log.info({ run, people: this.world.stays.size, resumed: head !== undefined, speed: parts.speed }, 'begun');
  }

  /** The present state and today so far are told first. */
  private begin(now: number): World {
    const at = londonMidnight(now);
    const world = beginWorld(this.parts.place, { at, seed: this.parts.seed, run: runPrefix(now), filled: true });
    const clock = { model: now, real: now, speed: this.parts.speed };
    this.tell(
      world,
      runUntil(world, now).map((one) => onClock(one, clock)),
    );
    return world;
  }

  start(): void {
    this.timer = setInterval(() => this.tick(), TICK_MS);
    this.tick();
  }

  /** Lets the world stand still (messages that are under way still go), or go on. */
  hold(held: boolean): void {
    this.held = held;
    this.anchor();
  }

  get feeds(): readonly Feed[] {
    return this.parts.feeds;
  }

  get holds(): boolean {
    return this.held;
  }

  /** Messages without an answer, those included that are not due yet. */
  get untold(): number {
    return this.parts.unanswered.size;
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.parts.dispatch.close();
    this.parts.state.keep(this.world, [], this.seq);
  }

  private tick(): void {
    const now = this.parts.now();
    const { world, parts } = this;
    if (this.held || parts.unanswered.size > MOST_UNANSWERED) this.anchor();
    else this.tell(world, runUntil(world, modelTime(world.head.clock, now)));
    parts.dispatch.release(now);
  }

  /** From now on the model's clock is where the model is. */
  private anchor(): void {
    const { clock, now } = this.world.head;
    this.world.head.clock = { ...clock, model: now, real: this.parts.now() };
  }

  /** Keeps what has happened and the messages about it, then hands them over. */
  private tell(world: World, happenings: readonly Happening[]): void {
    const { state, truthLog } = this.parts;
    if (happenings.length === 0) return state.flush();
    const messages = happenings.flatMap((happening) => {
      const made = outgoingOf(happening, this.byTrust.get(happening.trust)!, world.head.run, this.seq);
      this.seq += made.length;
      return made;
    });
    state.forgetDaysBefore(londonDay(this.parts.now() - 2 * DAY));
    state.keep(world, messages, this.seq);
    truthLog.append(happenings);
    for (const message of messages) this.post(message);
  }

  private post(message: Outgoing): void {
    this.parts.unanswered.set(message.seq, message);
    this.parts.dispatch.put(message);
  }
}

/** What of a happening lies in the future comes as fast as the world runs. */
const onClock = (one: Happening, clock: Clock): Happening => ({
  ...one,
  at: realTime(clock, one.at),
  sayAt: realTime(clock, one.sayAt),
  ...(one.againAt !== undefined && { againAt: realTime(clock, one.againAt) }),
});

/** Unlike that of any run begun in another second. */
const runPrefix = (now: number): string =>
  Math.floor(now / 1000)
    .toString(36)
    .toUpperCase();
