import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { BoardSnapshot } from '@careway/pressure';
import type { BoardTail, Frame } from './board-tail.ts';
import { keepAliveFrame, retryFrame, snapshotFrame } from './frames.ts';

export interface ViewerOptions {
  tail: BoardTail;
  snapshot: () => Promise<BoardSnapshot>;
  keepAliveMs: number;
  /** A connection that takes nothing for so long is dropped. */
  slowMs: number;
  /** Told of each change as it was written. */
  onSent: (frame: Frame) => void;
  onDropped: () => void;
}

/**
 * One screen. It pulls what it has not had from the log and waits while its connection is full, so that a slow one
 * holds nothing in memory but its place in the log.
 */
export class Viewer {
  private sent = -1;
  private readonly gone = new AbortController();

  constructor(
    private readonly response: ServerResponse,
    private readonly options: ViewerOptions,
  ) {
    response.once('close', () => this.gone.abort());
  }

  /** Serves until the viewer leaves or is told to come back later. `seen` is the last change it already has. */
  async serve(seen: number | undefined): Promise<void> {
    await this.write(retryFrame(1_000));
    const keepingAlive = setInterval(() => this.keepAlive(), this.options.keepAliveMs);
    try {
      if (seen === undefined) await this.sendSnapshot();
      else this.sent = seen;
      this.keepAlive();
      while (!this.gone.signal.aborted) await this.sendNext();
    } finally {
      clearInterval(keepingAlive);
      if (!this.response.writableEnded) this.response.end();
    }
  }

  /** Ends the stream and tells the screen when to come back: not all at the same moment. */
  leave(): void {
    if (this.response.writable) this.response.end(retryFrame(250 + Math.random() * 750));
    this.gone.abort();
  }

  private async sendNext(): Promise<void> {
    const frames = await this.options.tail.after(this.sent);
    if (!frames) return this.sendSnapshot();
    if (frames.length > 0) {
      // One write for all that there is: 500 screens and 50 changes a second are 500 writes and not 25,000.
      await this.write(frames.map(({ text }) => text).join(''));
      if (this.gone.signal.aborted) return;
      this.sent = frames.at(-1)!.seq;
      for (const frame of frames) this.options.onSent(frame);
    }
    await this.options.tail.next(this.sent, this.gone.signal);
  }

  private async sendSnapshot(): Promise<void> {
    const snapshot = await this.options.snapshot();
    await this.write(snapshotFrame(snapshot));
    this.sent = snapshot.seq;
  }

  private keepAlive(): void {
    // A full connection is about to be dropped or drained: more would only pile up.
    if (this.sent >= 0 && this.response.writable && !this.response.writableNeedDrain)
      this.response.write(keepAliveFrame(this.sent, Date.now()));
  }

  private async write(text: string): Promise<void> {
    if (!this.response.writable || this.response.write(text)) return;
    const tooSlow = AbortSignal.any([this.gone.signal, AbortSignal.timeout(this.options.slowMs)]);
    try {
      await once(this.response, 'drain', { signal: tooSlow });
    } catch {
      if (!this.gone.signal.aborted) this.options.onDropped();
      this.gone.abort();
      this.response.destroy();
    }
  }
}
