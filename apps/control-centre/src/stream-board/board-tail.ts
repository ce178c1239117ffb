import { Injectable } from '@nestjs/common';
import { Database } from '@careway/database';
import { Drain, Log, Readiness } from '@careway/service-kit';
import { ControlCentreConfig } from '../config.ts';
import { changesAfter, lastSeq, type LogEntry } from '../project-board/board-log.ts';
import { changeFrame } from './frames.ts';

const POLL_MS = 100;
/** Changes kept at hand for viewers that keep up; the others are read from the log. */
const AT_HAND = 2_000;
const SILENT_MS = 5_000;

export interface Frame extends LogEntry {
  text: string;
}

/**
 * Follows the change log, whichever instance of the service wrote to it: at once after a commit here, otherwise within
 * 100 ms. Each change is rendered once for all viewers.
 */
@Injectable()
export class BoardTail {
  private frames: Frame[] = [];
  private head = 0;
  private heardAt = 0;
  private stopped = false;
  private running?: Promise<void>;
  private wakeUp: () => void = () => undefined;
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly database: Database,
    private readonly log: Log,
    private readonly config: ControlCentreConfig,
    readiness: Readiness,
    drain: Drain,
  ) {
    readiness.require('board log', async () => {
      if (Date.now() - this.heardAt > SILENT_MS) throw new Error('the change log was not read for 5 s');
    });
    drain.at('relay', 'board tail', () => this.stop());
  }

  async onModuleInit(): Promise<void> {
    this.head = await lastSeq(this.database);
    this.heardAt = Date.now();
    this.running = this.follow();
  }

  /** Looks now: something was just committed. */
  wake(): void {
    this.wakeUp();
  }

  /** Changes after `seq` in order, or undefined when they are too old or were never there: take a snapshot. */
  async after(seq: number): Promise<Frame[] | undefined> {
    // Ahead of this instance, which has not looked yet, or of everything: the viewer knew another database.
    if (seq > this.head) return seq > (await lastSeq(this.database)) ? undefined : [];
    if (seq === this.head) return [];
    const [first] = this.frames;
    const found =
      first && first.seq <= seq + 1
        ? this.frames.slice(seq + 1 - first.seq)
        : framed(await changesAfter(this.database, seq));
    const oldest = Date.now() - this.config.BOARD_LOG_MINUTES * 60_000;
    return found[0]?.seq === seq + 1 && Date.parse(found[0].at) >= oldest ? found : undefined;
  }

  /** Resolves once there is a change after `seq`, or `abandoned` fires. */
  next(seq: number, abandoned: AbortSignal): Promise<void> {
    if (this.head > seq || abandoned.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        this.waiting.delete(done);
        abandoned.removeEventListener('abort', done);
        resolve();
      };
      this.waiting.add(done);
      abandoned.addEventListener('abort', done);
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.wakeUp();
    await this.running;
  }

  private async follow(): Promise<void> {
    while (!this.stopped) {
      const woken = this.wokenOr(POLL_MS);
      await this.read();
      await woken;
    }
  }

  private wokenOr(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wakeUp = () => (clearTimeout(timer), resolve());
    });
  }

  private async read(): Promise<void> {
    try {
      const found = framed(await changesAfter(this.database, this.head));
      this.heardAt = Date.now();
      if (found.length > 0) this.take(found);
    } catch (error) {
      if (!this.stopped) this.log.error({ error }, 'the change log could not be read');
    }
  }

  private take(found: Frame[]): void {
    const contiguous = found[0]!.seq === (this.frames.at(-1)?.seq ?? found[0]!.seq - 1) + 1;
    this.frames = [...(contiguous ? this.frames : []), ...found].slice(-AT_HAND);
    this.head = found.at(-1)!.seq;
    for (const wake of this.waiting) wake();
  }
}

const framed = (entries: LogEntry[]): Frame[] => entries.map((entry) => ({ ...entry, text: changeFrame(entry) }));
