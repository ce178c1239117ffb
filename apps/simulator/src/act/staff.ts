import type { Log } from '@careway/service-kit';
import { DAY, HOUR, MINUTE } from '../model/london-time.ts';
import { modelTime, type Clock } from '../model/world.ts';
import { placementsBetween } from '../plan-acts/plan-placements.ts';
import { storiesBetween } from '../plan-acts/plan-stories.ts';
import type { Story } from '../plan-acts/story.ts';
import { NoAnswer } from './bed-tracking.ts';
import { Diary } from './diary.ts';
import { StepDoer, type StepParts } from './do-step.ts';

/** People do not act faster than this, however fast the world runs. */
const MOST_HASTE = 20;
/** A ledger of placements that is taken over from before: a rolling year of it, and who was away at its beginning. */
const LEDGER_DAYS = 400;
const LOOK_MS = 250;
const BETWEEN_ACTS_MS = 100;
/** A ledger is taken over as fast as it is answered. */
const BETWEEN_ENTRIES_MS = 5;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 10_000;

export interface StaffParts extends StepParts {
  speed: number;
  /** Not while the world stands still, or has not been told yet. */
  mayAct(): boolean;
  log: Log;
}

/**
 * The staff of the simulated place: they do what is planned for them, one act after the other. The time of their shift
 * stands still while nothing runs; placements go by the calendar. They begin as if they had been there for an hour,
 * with a ledger of placements of more than a year, and do all of that at once.
 */
export class Staff {
  private readonly doer: StepDoer;
  private readonly shift: Diary;
  private readonly calendar: Diary;
  private clock: Clock;
  private waiting = true;
  private failures = 0;
  private stopped = false;
  private wake = (): void => undefined;
  private running = Promise.resolve();

  constructor(private readonly parts: StaffParts) {
    const { book, seed, speed, log } = parts;
    const real = parts.now();
    const model = book.moment('clock') ?? real;
    this.clock = { model, real, speed: Math.min(speed, MOST_HASTE) };
    this.shift = new Diary(book, {
      name: 'shift',
      since: model - HOUR,
      ahead: MINUTE,
      plan: (from, until) => storiesBetween(seed, from, until),
    });
    this.calendar = new Diary(book, {
      name: 'calendar',
      since: real - LEDGER_DAYS * DAY,
      ahead: HOUR,
      plan: (from, until) => placementsBetween(seed, from, until),
    });
    this.doer = new StepDoer(parts);
    const stories = book.stories();
    for (const { story } of stories) this.diaryOf(story).expect(story);
    log.info({ stories: stories.length, resumed: book.moment('clock') !== undefined }, 'staff are there');
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

  /** Simulated time of the shift, ms. */
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
    const now = this.parts.now();
    if (!this.parts.mayAct()) {
      this.clock = { ...this.clock, model: this.waiting ? this.clock.model : this.time, real: now };
      this.waiting = true;
      return LOOK_MS;
    }
    this.waiting = false;
    this.shift.planOn(this.time);
    this.calendar.planOn(now);
    const due = this.shift.takeDue(this.time) ?? this.calendar.takeDue(now);
    return due ? this.act(due) : LOOK_MS;
  }

  private async act(story: Story): Promise<number> {
    try {
      this.keepTime();
      if (await this.doer.doNext(story)) this.diaryOf(story).expect(story);
      this.failures = 0;
      return story.byCalendar ? BETWEEN_ENTRIES_MS : BETWEEN_ACTS_MS;
    } catch (error) {
      return this.stopped ? 0 : this.afterFault(error, story);
    }
  }

  /** Without an answer it is done again later; a story that does not run is left alone. */
  private afterFault(error: unknown, story: Story): number {
    const { log } = this.parts;
    if (!(error instanceof NoAnswer)) {
      log.error({ error, story: story.id }, 'an act of the staff failed');
      return LOOK_MS;
    }
    if (this.failures++ === 0) log.warn({ reason: error.message }, 'bed tracking is awaited');
    this.diaryOf(story).expect(story);
    return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (this.failures - 1));
  }

  private diaryOf({ byCalendar }: Story): Diary {
    return byCalendar ? this.calendar : this.shift;
  }

  private keepTime(): void {
    this.parts.book.keepMoment('clock', this.time);
  }
}
