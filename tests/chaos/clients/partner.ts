import { setTimeout as wait } from 'node:timers/promises';
import { connectMllp, type MllpClient } from '@careway/mllp';
import type { Write } from '../campaign/history.ts';
import { idEndOf } from './said.ts';
import type { JourneyMessage } from './journeys.ts';

const WINDOW = 16;
const BACK_OFF_MS = 100;
const ANSWER_MS = 15_000;

/**
 * One MLLP line of a partner's system. What was not answered when the line broke is sent again, the same bytes in the
 * same order, by turns to one gateway and the other, until it is answered.
 */
export class Partner {
  private attempts = 0;
  private door: number;

  constructor(
    private readonly by: string,
    private readonly gateways: readonly { name: string; mllpPort: number }[],
    private readonly write: Write,
    first: number,
  ) {
    this.door = first;
  }

  /** Resolves when every message is answered. */
  async send(messages: readonly JourneyMessage[]): Promise<void> {
    for (let next = 0; next < messages.length;) {
      const gateway = this.gateways[this.door % this.gateways.length]!;
      try {
        const line = await connectMllp({ host: '127.0.0.1', port: gateway.mllpPort, answerMs: ANSWER_MS });
        next = await this.sendUntilItBreaks(line, gateway.name, messages, next);
        await Promise.race([line.close(), wait(1_000)]);
      } catch {
        await wait(BACK_OFF_MS);
      }
      if (next < messages.length) this.door += 1;
    }
  }

  /** How far the answers came, without a gap. */
  private async sendUntilItBreaks(
    line: MllpClient,
    gateway: string,
    messages: readonly JourneyMessage[],
    from: number,
  ): Promise<number> {
    for (let next = from; ;) {
      const window = messages.slice(next, next + WINDOW);
      if (window.length === 0) return next;
      const answered = await Promise.all(window.map((message) => this.sendOne(line, gateway, message)));
      const broken = answered.indexOf(false);
      if (broken >= 0) return next + broken;
      next += window.length;
    }
  }

  /** True when it was taken. */
  private async sendOne(line: MllpClient, gateway: string, message: JourneyMessage): Promise<boolean> {
    const { controlId, patient, text } = message;
    const op = `${this.by}:${++this.attempts}`;
    this.write({ kind: 'send', by: this.by, op, controlId, patient, sort: 'journey', door: 'mllp', gateway });
    try {
      const answer = (await line.send(text)).toString();
      const code = /MSA\|(\w\w)\|/.exec(answer)?.[1] ?? '';
      // Nothing is wrong with what is sent here: another answer says that it could not be stored now.
      const outcome = code === 'AA' ? 'ok' : 'unknown';
      const idEnd = idEndOf(answer);
      this.write({ kind: 'answer', by: this.by, op, outcome, code, ...(idEnd ? { idEnd } : {}) });
      return outcome === 'ok';
    } catch {
      this.write({ kind: 'answer', by: this.by, op, outcome: 'unknown' });
      return false;
    }
  }
}
