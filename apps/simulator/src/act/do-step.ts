import { HOUR } from '../model/london-time.ts';
import { keyOf } from '../plan-acts/plan-stories.ts';
import type { Story } from '../plan-acts/story.ts';
import type { BedTracking } from './bed-tracking.ts';
import { findCommand } from './find-command.ts';
import type { Ground } from './ground.ts';
import { BED, learn, without } from './learn.ts';
import type { Bed, Known, Progress, StoryBook } from './story-book.ts';

/** How often what has changed meanwhile is looked at again. */
const TRIES = 3;
const CHANGED_MEANWHILE = 412;
const LATE_MS = 2 * HOUR;

export interface StepParts {
  seed: number;
  book: StoryBook;
  bedTracking: BedTracking;
  ground: Ground;
  /** Real time, ms. */
  now(): number;
  /** An act came to its end: `done`, `nothing` (there was nothing to do it with), or the status of a refusal. */
  onAct(act: string, outcome: string): void;
}

/** Does the steps of stories and keeps in the book how far each is, so that each is done once. */
export class StepDoer {
  private readonly beds = new Map<string, Bed>();
  private underWay = 0;

  constructor(private readonly parts: StepParts) {
    for (const { story, progress } of parts.book.stories()) this.keepBed(story.id, progress);
  }

  /** Commands of which nobody knows yet whether they were done. */
  get asking(): number {
    return this.underWay;
  }

  /** Does the next step of a story. False when it was the last. Throws `NoAnswer`: then do it again later. */
  async doNext(story: Story): Promise<boolean> {
    const progress = this.parts.book.progressOf(story.id);
    const step = story.steps[progress.next];
    if (!step) return this.keep(story, progress);
    this.underWay++;
    try {
      const known = await this.do(story, progress, TRIES);
      return this.keep(story, { next: progress.next + 1, known });
    } finally {
      this.underWay--;
    }
  }

  /** What is known after the step. */
  private async do(story: Story, progress: Progress, tries: number): Promise<Known> {
    const { seed, bedTracking, ground, onAct } = this.parts;
    const { act, by, at } = story.steps[progress.next]!;
    const isLate = story.byCalendar === true && this.parts.now() - at > LATE_MS;
    const { known } = progress;
    const key = keyOf(seed, story.id, progress.next);
    const command = progress.asked ?? (await findCommand({ act, by, known, key, bedTracking, ground, isLate }));
    if (!command) {
      onAct(act.do, 'nothing');
      return act.do === 'forget' || act.do === 'tidy' ? without(known, BED) : known;
    }
    // Kept before it is sent: after a kill the same is sent again.
    this.keep(story, { ...progress, asked: command });
    const said = await bedTracking.do(command, by);
    if (!said.done && said.status === CHANGED_MEANWHILE && tries > 1)
      return this.do(story, { next: progress.next, known }, tries - 1);
    onAct(act.do, said.done ? 'done' : String(said.status));
    return learn(known, act, command, said);
  }

  /** True while there is a step left. */
  private keep(story: Story, progress: Progress): boolean {
    const { book } = this.parts;
    const goesOn = progress.next < story.steps.length;
    if (goesOn) book.keepProgress(story.id, progress);
    else book.end(story.id);
    book.commit();
    this.keepBed(story.id, goesOn ? progress : { next: progress.next, known: {} });
    return goesOn;
  }

  /** Nobody else is put in the bed of the story, from the moment in which it is asked for. */
  private keepBed(id: string, { known, asked }: Progress): void {
    const { kept } = this.parts.ground;
    const before = this.beds.get(id);
    const bed = asked?.known?.bed ?? known.bed;
    if (before) kept.letGo(before);
    if (bed) {
      const stayId = asked?.known?.stayId ?? known.stayId;
      kept.keep(bed, { ...(known.isClosed && { isClosed: true }), ...(stayId && { stayId }) });
      this.beds.set(id, bed);
    } else this.beds.delete(id);
  }
}
