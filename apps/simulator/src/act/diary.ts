import { Agenda } from '../model/agenda.ts';
import type { Story } from '../plan-acts/story.ts';
import type { StoryBook } from './story-book.ts';

export interface DiaryOptions {
  /** Under which the book keeps how far it is planned. */
  name: string;
  /** From when it is planned in a new book, ms. */
  since: number;
  /** How far ahead it is planned, ms. */
  ahead: number;
  plan(from: number, until: number): Story[];
}

/** The stories of one sort of time, each by its next step. */
export class Diary {
  private readonly agenda = new Agenda<Story>();
  private planned: number;

  constructor(
    private readonly book: StoryBook,
    private readonly options: DiaryOptions,
  ) {
    this.planned = book.moment(options.name) ?? options.since;
  }

  /** Takes a story in, by the step that it is at. */
  expect(story: Story): void {
    this.agenda.put(story.steps[this.book.progressOf(story.id).next]!.at, story);
  }

  /** The story whose next step is the earliest that is due. */
  takeDue(now: number): Story | undefined {
    return this.agenda.takeDue(now)?.item;
  }

  /** Plans on, when there is not much left of what was planned. */
  planOn(now: number): void {
    const { ahead, plan, name } = this.options;
    if (this.planned > now + ahead / 2) return;
    const until = now + ahead;
    for (const story of plan(this.planned, until)) {
      this.book.begin(story);
      this.expect(story);
    }
    this.planned = until;
    this.book.keepMoment(name, until);
    this.book.commit();
  }
}
