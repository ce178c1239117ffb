import type { Log } from '@careway/service-kit';
import { Agenda } from '../model/agenda.ts';
import { HOUR, MINUTE } from '../model/london-time.ts';
import { modelTime, type Clock } from '../model/world.ts';
import { storiesBetween } from '../plan-acts/plan-stories.ts';
import type { Story } from '../plan-acts/story.ts';
import { NoAnswer } from './bed-tracking.ts';
import { StepDoer, type StepParts } from './do-step.ts';

/** People do not act faster than this, however fast the world runs. */
const MOST_HASTE = 20;
const LOOK_MS = 250;
const BETWEEN_ACTS_MS = 100;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 10_000;

export interface StaffParts extends StepParts {
  speed: number;
  /** Not while the world stands still, or has not been told yet. */
  mayAct(): boolean;
  /** Real time, ms. */
  now(): number;
  log: Log;
}

/**
 * The staff of the simulated place: they do what is planned for them, one act after the other. Their time stands still
 * while nothing runs. They begin as if they had been there for an hour, whose acts are done at once.
 */
export class Staff {
  private readonly doer: StepDoer;
  private readonly stories = new Map<string, Story>();
  private readonly agenda = new Agenda<string>();
  private clock: Clock;
  private planned: number;
  private waiting = true;
  private failures = 0;
  private stopped = false;
  private wake = (): void => undefined;
  private running = Promise.resolve();

  constructor(private readonly parts: StaffParts) {
    const { book, speed, log } = parts;
    const now = parts.now();
    const model = book.moment('clock') ?? now;
    this.clock = { model, real: now, speed: Math.min(speed, MOST_HASTE) };
    this.planned = book.moment('planned') ?? model - HOUR;
    this.doer = new StepDoer(parts);
    for (const { story } of book.stories()) this.expect(story);
    log.info({ stories: this.stories.size, resumed: book.moment('clock') !== undefined }, 'staff are there');
  }

  /** Commands of which nobody knows yet whether they were done. */
  get asking(): number {
    return this.doer.asking;
  }

  start(): void {
    this.running = this.live();
  }

  /** What is on its way is asked again at the next start, with the same key. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.parts.bedTracking.close();
    this.wake();
    await this.running;
    this.keepTime();
    this.parts.book.commit();
  }

  private get time(): number {
    return modelTime(this.clock, this.parts.now());
  }

  private async live(): Promise<void> {
    while (!this.stopped) await this.rest(await this.turn());
  }

  private async rest(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    this.wake = resolve;
    if (!this.stopped) await promise;
    clearTimeout(timer);
  }

  /** Does what is due next, if anything. Gives how long to rest, ms. */
  private async turn(): Promise<number> {
    if (!this.parts.mayAct()) {
      this.clock = { ...this.clock, model: this.waiting ? this.clock.model : this.time, real: this.parts.now() };
      this.waiting = true;
      return LOOK_MS;
    }
    this.waiting = false;
    this.planOn();
    const due = this.agenda.takeDue(this.time);
    return due ? this.act(this.stories.get(due.item)!, due.at) : LOOK_MS;
  }

  private async act(story: Story, at: number): Promise<number> {
    try {
      this.keepTime();
      if (await this.doer.doNext(story)) this.expect(story);
      else this.stories.delete(story.id);
      this.failures = 0;
      return BETWEEN_ACTS_MS;
    } catch (error) {
      return this.stopped ? 0 : this.afterFault(error, story, at);
    }
  }

  /** Without an answer it is done again later; a story that does not run is left alone. */
  private afterFault(error: unknown, story: Story, at: number): number {
    const { log } = this.parts;
    if (!(error instanceof NoAnswer)) {
      log.error({ error, story: story.id }, 'an act of the staff failed');
      return LOOK_MS;
    }
    if (this.failures++ === 0) log.warn({ reason: error.message }, 'bed tracking is awaited');
    this.agenda.put(at, story.id);
    return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (this.failures - 1));
  }

  /** Plans a minute ahead. */
  private planOn(): void {
    const until = this.time + MINUTE;
    if (until < this.planned + MINUTE / 2) return;
    const { book, seed } = this.parts;
    for (const story of storiesBetween(seed, this.planned, until)) {
      book.begin(story);
      this.expect(story);
    }
    this.planned = until;
    book.keepMoment('planned', until);
    this.keepTime();
    book.commit();
  }

  private expect(story: Story): void {
    this.stories.set(story.id, story);
    this.agenda.put(story.steps[this.parts.book.progressOf(story.id).next]!.at, story.id);
  }

  private keepTime(): void {
    this.parts.book.keepMoment('clock', this.time);
  }
}
