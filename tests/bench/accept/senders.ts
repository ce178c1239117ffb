import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Outgoing } from './adt-messages.ts';

const END = Buffer.from('\x1c\r');

interface Waiting {
  controlId: string;
  since: number;
}

/** Partners' systems on MLLP lines, each with several messages outstanding. Answers come in the order of the messages. */
export class Senders {
  private latencies: number[] = [];
  private readonly waiting: Waiting[][];
  private readonly rest: Buffer[];
  private answered: () => void = () => undefined;
  private broken: Error | undefined;

  private constructor(
    private readonly sockets: readonly Socket[],
    private readonly acknowledged: string[],
  ) {
    this.waiting = sockets.map(() => []);
    this.rest = sockets.map(() => Buffer.alloc(0));
    sockets.forEach((socket, line) => {
      socket.on('data', (chunk: Buffer) => this.hear(line, chunk));
      socket.on('error', (error) => this.fail(error));
      socket.on('close', () => this.fail(new Error('the gateway closed a line')));
    });
  }

  /** `acknowledged` is given the control ids that are answered AA, in the order of the answers of each line. */
  static async open(port: number, lines: number, acknowledged: string[]): Promise<Senders> {
    const sockets = Array.from({ length: lines }, () => connect({ host: '127.0.0.1', port, noDelay: true }));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    return new Senders(sockets, acknowledged);
  }

  /** Sends all, with at most `outstanding` on a line; messages per second, and how long each answer took. */
  async flood(messages: readonly Outgoing[], outstanding: number): Promise<{ perSecond: number; latencies: number[] }> {
    const queues = this.sockets.map((_, line) => messages.filter((message) => message.line === line).values());
    return this.measure(messages.length, () => {
      for (const [line, queue] of queues.entries())
        this.write(line, queue.take(outstanding - this.waiting[line]!.length), performance.now());
    });
  }

  /** Sends at a steady rate whatever the answers do; latencies count from when a message should have left. */
  async pace(messages: readonly Outgoing[], perSecond: number): Promise<{ latencies: number[] }> {
    const began = performance.now();
    const measured = this.measure(messages.length, () => undefined);
    for (let next = 0; next < messages.length && !this.broken; await wait(1)) {
      const due = Math.min(messages.length, Math.floor(((performance.now() - began) * perSecond) / 1_000));
      for (; next < due; next += 1) {
        const message = messages[next]!;
        this.write(message.line, [message].values(), began + (next * 1_000) / perSecond);
      }
    }
    return measured;
  }

  close(): void {
    for (const socket of this.sockets) socket.removeAllListeners('close').destroy();
  }

  private async measure(count: number, more: () => void): Promise<{ perSecond: number; latencies: number[] }> {
    this.latencies = [];
    const began = performance.now();
    const done = Promise.withResolvers<void>();
    this.answered = () => {
      if (this.broken) done.reject(this.broken);
      else if (this.latencies.length === count) done.resolve();
      else more();
    };
    more();
    await done.promise;
    return { perSecond: (count * 1_000) / (performance.now() - began), latencies: this.latencies };
  }

  private write(line: number, messages: IteratorObject<Outgoing>, since: number): void {
    const frames: Buffer[] = [];
    for (const { controlId, frame } of messages) {
      this.waiting[line]!.push({ controlId, since });
      frames.push(frame);
    }
    if (frames.length > 0) this.sockets[line]!.write(frames.length === 1 ? frames[0]! : Buffer.concat(frames));
  }

  private hear(line: number, chunk: Buffer): void {
    const now = performance.now();
    const rest = this.rest[line]!;
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let from = 0;
    for (let end = bytes.indexOf(END); end >= 0; end = bytes.indexOf(END, from)) {
      this.settle(line, bytes.toString('latin1', from, end), now);
      from = end + END.length;
    }
    this.rest[line] = bytes.subarray(from);
    this.answered();
  }

  private settle(line: number, answer: string, now: number): void {
    const { controlId, since } = this.waiting[line]!.shift() ?? {};
    if (since === undefined || !/\rMSA\|[AC]A\|/.test(answer) || !answer.includes(`A|${controlId}`))
      return this.fail(new Error(`the answer to ${controlId} is ${answer}`));
    this.acknowledged.push(controlId!);
    this.latencies.push(now - since);
  }

  private fail(error: Error): void {
    this.broken ??= error;
    this.answered();
  }
}
