import { setTimeout as wait } from 'node:timers/promises';
import type { Write } from '../campaign/history.ts';

const BACK_OFF_MS = 200;
/** As the page does: a stream that is silent for longer is dead. */
const DEAD_AFTER_MS = 5_000;

/** A screen: follows the stream of one control centre, or of the other when it breaks, from the last change it saw. */
export class Viewer {
  /** When the newest heartbeat that it saw had started, epoch ms; those of a clock that is ahead do not count. */
  heartbeat = 0;
  private last: number | undefined;
  private heardAt = performance.now();
  private cutting = new AbortController();
  private leaving = false;
  private readonly following: Promise<void>;
  private readonly watching: NodeJS.Timeout;

  constructor(
    private readonly by: string,
    private readonly boards: readonly { address: string }[],
    private readonly write: Write,
    private turn: number,
    /** Is shown everything that it is sent, frame by frame. */
    private readonly onFrame: (frame: string) => void,
  ) {
    this.following = this.follow();
    this.watching = setInterval(() => {
      if (performance.now() - this.heardAt > DEAD_AFTER_MS) this.cut();
    }, 500);
  }

  /** Goes over to the other control centre. */
  cut(): void {
    this.heardAt = performance.now();
    this.cutting.abort();
  }

  async leave(): Promise<void> {
    this.leaving = true;
    clearInterval(this.watching);
    this.cut();
    await this.following;
  }

  private async follow(): Promise<void> {
    while (!this.leaving) {
      this.cutting = new AbortController();
      const { address } = this.boards[this.turn++ % this.boards.length]!;
      try {
        await this.listen(address);
      } catch {
        await wait(BACK_OFF_MS);
      }
      this.write({ kind: 'disconnected', by: this.by });
    }
  }

  private async listen(address: string): Promise<void> {
    const known: Record<string, string> = this.last === undefined ? {} : { 'last-event-id': String(this.last) };
    const answer = await fetch(`${address}/board/stream`, { headers: known, signal: this.cutting.signal });
    if (!answer.ok) throw new Error(`the board answered ${answer.status}`);
    this.write({ kind: 'connected', by: this.by, ...(this.last === undefined ? {} : { lastEventId: this.last }) });
    let rest = '';
    for await (const part of answer.body!.pipeThrough(new TextDecoderStream())) {
      this.heardAt = performance.now();
      const frames = (rest + part).split('\n\n');
      rest = frames.pop()!;
      for (const frame of frames) this.take(frame);
    }
  }

  private take(frame: string): void {
    this.onFrame(frame);
    const seq = Number(/^id: (\d+)$/m.exec(frame)?.[1]);
    const event = /^event: (\S+)$/m.exec(frame)?.[1];
    if (event !== 'change' && event !== 'snapshot') return;
    this.last = seq;
    this.write({ kind: 'frame', by: this.by, event, seq });
    const started = event === 'change' ? heartbeatStarted(frame) : 0;
    if (started <= Date.now()) this.heartbeat = Math.max(this.heartbeat, started);
  }
}

const heartbeatStarted = (frame: string): number =>
  frame.includes('"kind":"heartbeat"') ? Date.parse(/"startedAt":"([^"]+)"/.exec(frame)?.[1] ?? '') || 0 : 0;
