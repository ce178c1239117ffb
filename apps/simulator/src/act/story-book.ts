import path from 'node:path';
import type { Story } from '../plan-acts/story.ts';
import { KeyedLog } from '../state/keyed-log.ts';

/** A bed as the simulated place knows it. */
export interface Bed {
  wardId: string;
  label: string;
}

/** What a story has found out by its acts so far. */
export interface Known {
  placeId?: string;
  bed?: Bed;
  /** The bed is out of use, not promised. */
  isClosed?: boolean;
  /** The stay of the simulated place for which the bed is. */
  stayId?: string;
  reservationId?: string;
  transferId?: string;
  placementId?: string;
}

/** A command to bed tracking as it is sent, and sent again after a restart: the same key and body. */
export interface Command {
  method: 'POST' | 'PUT';
  path: string;
  body: object;
  key: string;
  /** For If-Match. */
  version?: number;
  /** What will be known when it was done, besides what the answer says. */
  known?: Known;
}

/** How far a story is. */
export interface Progress {
  next: number;
  known: Known;
  /** On its way; nobody knows yet whether it was done. */
  asked?: Command;
}

/** What is kept between starts of what the staff do: the stories that are not over, and how far they are. */
export class StoryBook {
  private readonly log: KeyedLog;

  constructor(folder: string) {
    this.log = new KeyedLog(path.join(folder, 'staff.jsonl'));
  }

  /** A moment up to which something was planned, or `undefined` in a new book. */
  moment(name: string): number | undefined {
    return this.log.values.get(`moment/${name}`) as number | undefined;
  }

  keepMoment(name: string, at: number): void {
    this.log.put(`moment/${name}`, at);
  }

  stories(): { story: Story; progress: Progress }[] {
    return [...this.log.under<Story>('story/')].map(([id, story]) => ({ story, progress: this.progressOf(id) }));
  }

  progressOf(id: string): Progress {
    return (this.log.values.get(`progress/${id}`) as Progress | undefined) ?? { next: 0, known: {} };
  }

  begin(story: Story): void {
    this.log.put(`story/${story.id}`, story);
  }

  keepProgress(id: string, progress: Progress): void {
    this.log.put(`progress/${id}`, progress);
  }

  end(id: string): void {
    this.log.put(`story/${id}`, null);
    this.log.put(`progress/${id}`, null);
  }

  commit(): void {
    this.log.commit();
  }
}
