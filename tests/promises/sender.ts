import { setTimeout as wait } from 'node:timers/promises';
import { connectMllp, type MllpClient } from '@careway/mllp';
import type { JourneyMessage } from './journeys.ts';

const CONNECTIONS = 8;
const WINDOW = 16;
const BACK_OFF_MS = 50;

/** What a sender's system knows in the end: the answer to each message, and how often it had to send again. */
export interface Sent {
  /** MSA-1 by control id; a message is in here once it was answered. */
  answers: Map<string, string>;
  resent: number;
}

/**
 * A partner's system: several connections, each with messages outstanding, each patient on one connection. What was not
 * answered when a line broke is sent again, the same bytes in the same order, until it is answered.
 */
export class Sender {
  readonly sent: Sent = { answers: new Map(), resent: 0 };

  constructor(private readonly port: number) {}

  /** Resolves when every message is answered. */
  async send(messages: readonly JourneyMessage[]): Promise<void> {
    const queues = Map.groupBy(messages, ({ patient }) => patient % CONNECTIONS);
    await Promise.all([...queues.values()].map((queue) => this.sendInOrder(queue)));
  }

  private async sendInOrder(queue: readonly JourneyMessage[]): Promise<void> {
    for (let next = 0; next < queue.length;) {
      try {
        const line = await connectMllp({ host: '127.0.0.1', port: this.port, answerMs: 20_000 });
        next = await this.sendUntilItBreaks(line, queue, next);
      } catch {
        await wait(BACK_OFF_MS);
      }
    }
  }

  /** How far the answers came, without a gap. */
  private async sendUntilItBreaks(line: MllpClient, queue: readonly JourneyMessage[], from: number): Promise<number> {
    let next = from;
    let broken = false;
    while (!broken && next < queue.length) {
      const window = queue.slice(next, next + WINDOW);
      const answers = await Promise.allSettled(window.map((message) => this.sendOne(line, message)));
      const answered = answers.findIndex(({ status }) => status === 'rejected');
      broken = answered >= 0;
      next += broken ? answered : window.length;
    }
    if (broken) this.sent.resent += 1;
    await line.close();
    return next;
  }

  private async sendOne(line: MllpClient, { controlId, text }: JourneyMessage): Promise<void> {
    const answer = (await line.send(text)).toString();
    const [, code, id] = /MSA\|(\w\w)\|([^|\r]*)/.exec(answer) ?? [];
    if (id !== controlId || !code) throw new Error(`answer to ${controlId} is of ${id}`);
    this.sent.answers.set(controlId, code);
  }
}
