import type { Outgoing } from '../messages/outgoing.ts';
import type { Answer, Sender } from './sender.ts';

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;

export interface LaneOptions {
  /** Messages that may wait for an answer at once. */
  window: number;
  onAnswer(message: Outgoing, answer: Answer): void;
  onResend(message: Outgoing): void;
}

/** One connection and the messages that go by it: in order, several on the way, each until it is answered. */
export class Lane {
  private waiting: Outgoing[] = [];
  private onTheWay = 0;
  private failures = 0;
  private pause: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly sender: Sender,
    private readonly options: LaneOptions,
  ) {}

  put(message: Outgoing): void {
    this.waiting.push(message);
    this.pump();
  }

  /** Sends no more; what is not answered stays unanswered. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.pause);
    await this.sender.close();
  }

  private pump(): void {
    while (!this.closed && !this.pause && this.onTheWay < this.options.window) {
      const message = this.waiting.shift();
      if (!message) return;
      this.onTheWay++;
      void this.attempt(message);
    }
  }

  private async attempt(message: Outgoing): Promise<void> {
    try {
      const answer = await this.sender.send(message);
      this.failures = 0;
      this.options.onAnswer(message, answer);
    } catch {
      this.again(message);
    } finally {
      this.onTheWay--;
      this.pump();
    }
  }

  /** Puts a message back in its place and waits, longer each time, before anything is sent again. */
  private again(message: Outgoing): void {
    if (this.closed) return;
    this.options.onResend(message);
    const place = this.waiting.findIndex((other) => other.seq > message.seq);
    this.waiting.splice(place < 0 ? this.waiting.length : place, 0, message);
    if (this.pause) return;
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.failures++);
    this.pause = setTimeout(() => {
      this.pause = undefined;
      this.pump();
    }, wait);
  }
}
