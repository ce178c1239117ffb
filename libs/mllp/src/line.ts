import type { Socket } from 'node:net';
import { FrameDecoder, frame, type FrameEvent } from '@careway/hl7v2';
import { AnswersInOrder } from './answers.ts';
import type { LineHandlers, LineLimits, MllpAnswer, MllpConnection, MllpFault } from './connection.ts';
import { FramesAhead } from './frames-ahead.ts';
import type { HeldByLine } from './held-bytes.ts';
import { refuseOversized } from './oversized.ts';

/** How long a line that we end may still send before it is cut. */
const LINGER_MS = 2_000;

/** One connection of a listener: reads frames, has them handled, answers in order, and keeps the limits. */
export class Line {
  readonly #socket: Socket;
  readonly #limits: LineLimits;
  readonly #handlers: LineHandlers;
  readonly #connection: MllpConnection;
  readonly #decoder: FrameDecoder;
  readonly #answers = new AnswersInOrder((answer) => this.#give(answer));
  /** Read, but above the limit of outstanding frames. */
  readonly #ahead = new FramesAhead();
  #noise = 0;
  readonly #held: HeldByLine;
  /** Bytes of messages that were not answered yet. */
  #outstandingBytes = 0;
  /** Nothing more is read; the line closes when what is outstanding has been answered. */
  #ending = false;
  #writeBlocked = false;
  #idle: NodeJS.Timeout | undefined;
  #partial: NodeJS.Timeout | undefined;
  #lingering: NodeJS.Timeout | undefined;

  constructor(
    socket: Socket,
    connection: MllpConnection,
    limits: LineLimits,
    handlers: LineHandlers,
    held: HeldByLine,
  ) {
    this.#socket = socket;
    this.#held = held;
    this.#connection = connection;
    this.#limits = limits;
    this.#handlers = handlers;
    this.#decoder = new FrameDecoder(limits);
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#hear(chunk));
    socket.on('end', () => this.finish());
    socket.on('drain', () => this.#unblock());
    socket.on('error', () => this.#fault('socket'));
    socket.on('close', () => {
      this.#stopTimers();
      clearTimeout(this.#lingering);
      this.#held.close();
    });
    this.#watchIdle();
  }

  /** Reads nothing more, answers what came, then closes. */
  finish(): void {
    this.#ending = true;
    this.#socket.pause();
    this.#stopTimers();
    this.#work();
  }

  /** Closes at once. */
  destroy(): void {
    this.#ending = true;
    this.#socket.destroy();
  }

  #hear(chunk: Buffer): void {
    if (this.#ending) return;
    this.#watchIdle();
    const events = this.#decoder.push(chunk);
    this.#ahead.add(events);
    this.#tellHeld();
    if (this.#held.tooMuch) {
      this.#fault('full');
      this.destroy();
      return;
    }
    if (events.length > 0) this.#stopPartial();
    this.#watchPartial();
    this.#work();
  }

  /** Handles what was read as far as the limit allows, and reads on or not accordingly. */
  #work(): void {
    while (!this.#ahead.empty && !this.#full()) this.#handle(this.#ahead.take());
    if (this.#ending) this.#closeWhenAnswered();
    else if (!this.#ahead.empty || this.#writeBlocked || this.#full()) this.#hold();
    else if (this.#socket.isPaused()) this.#release();
  }

  #full(): boolean {
    const { outstanding } = this.#answers;
    const { maxOutstanding, maxBytes } = this.#limits;
    return outstanding >= maxOutstanding || (outstanding > 0 && this.#outstandingBytes >= maxBytes);
  }

  #tellHeld(): void {
    this.#held.tell(this.#decoder.pendingBytes + this.#outstandingBytes);
  }

  /** While we hold the sender back, its silence is our doing, except where it does not read our answers. */
  #hold(): void {
    this.#socket.pause();
    this.#stopPartial();
    if (this.#writeBlocked) this.#watchIdle();
    else this.#stopIdle();
  }

  #release(): void {
    this.#socket.resume();
    this.#watchIdle();
    this.#watchPartial();
  }

  #handle(event: FrameEvent): void {
    if (event.kind === 'frame') {
      this.#noise = 0;
      this.#answers.add(this.#answer(event.payload), () => this.#failed());
      return;
    }
    this.#fault(event.kind);
    if (event.kind === 'oversized') this.#refuse(event.head);
    else this.#countNoise(event.kind === 'noise' ? event.bytes : 1);
  }

  async #answer(payload: Buffer): Promise<MllpAnswer> {
    this.#outstandingBytes += payload.length;
    this.#tellHeld();
    try {
      return await this.#handlers.onFrame(payload, this.#connection);
    } finally {
      this.#outstandingBytes -= payload.length;
      this.#tellHeld();
    }
  }

  #failed(): MllpAnswer {
    this.#fault('handler');
    return 'close';
  }

  #refuse(head: Buffer): void {
    const refusal = refuseOversized(head, this.#limits.maxBytes);
    this.#answers.add(Promise.resolve(refusal), () => undefined);
    this.#end();
  }

  #countNoise(bytes: number): void {
    this.#noise += bytes;
    if (this.#noise > this.#limits.noiseLimit) this.#end();
  }

  /** What follows on the line is not taken any more. */
  #end(): void {
    this.#ahead.forget();
    this.#ending = true;
    this.#socket.pause();
    this.#stopTimers();
  }

  #give(answer: MllpAnswer): void {
    if (!this.#socket.writable) return;
    if (answer === 'close') {
      this.#end();
      this.#close();
      return;
    }
    if (answer !== undefined) this.#write(answer);
    this.#work();
  }

  /** Messages that were stored together are answered together: one packet for what is ready at the same time. */
  #write(answer: Buffer): void {
    if (this.#socket.writableCorked === 0) {
      this.#socket.cork();
      process.nextTick(() => this.#socket.uncork());
    }
    this.#writeBlocked = !this.#socket.write(frame(answer));
  }

  /**
   * Ends our side after what was written, and swallows what the sender still sends for a moment: closing with unread
   * bytes would reset the line, and the sender would never see the last answer.
   */
  #close(): void {
    if (!this.#socket.writable) return;
    this.#socket.end();
    this.#socket.resume();
    this.#lingering = setTimeout(() => this.#socket.destroy(), LINGER_MS);
  }

  #unblock(): void {
    this.#writeBlocked = false;
    this.#work();
  }

  #closeWhenAnswered(): void {
    if (this.#answers.outstanding === 0 && this.#ahead.empty) this.#close();
  }

  #watchIdle(): void {
    if (this.#idle !== undefined) this.#idle.refresh();
    else this.#idle = setTimeout(() => this.#idled(), this.#limits.idleMs);
  }

  #idled(): void {
    this.#idle = undefined;
    if (this.#answers.outstanding > 0) this.#watchIdle();
    else this.#timeOut('idle');
  }

  #watchPartial(): void {
    if (this.#decoder.inFrame) this.#partial ??= setTimeout(() => this.#timeOut('partial'), this.#limits.partialMs);
  }

  #stopPartial(): void {
    clearTimeout(this.#partial);
    this.#partial = undefined;
  }

  #timeOut(kind: 'idle' | 'partial'): void {
    this.#fault(kind);
    // Who does not read what was answered is not answered more.
    if (this.#writeBlocked) this.destroy();
    else this.finish();
  }

  #stopTimers(): void {
    this.#stopIdle();
    this.#stopPartial();
  }

  #stopIdle(): void {
    clearTimeout(this.#idle);
    this.#idle = undefined;
  }

  #fault(kind: MllpFault): void {
    this.#handlers.onFault?.(kind, this.#connection);
  }
}
