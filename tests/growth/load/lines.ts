import { connectMllp, type MllpClient } from '@careway/mllp';
import type { Message } from './journeys.ts';

/** Messages that are on their way and not answered, over all lines: the same whatever the number of lines. */
export const OUTSTANDING = 64;

export interface Answered {
  /** Milliseconds from sending to the answer, of each message. */
  latencies: number[];
  /** Milliseconds until the last answer. */
  tookMs: number;
}

/** Connections of senders' systems. One person's messages always go by the same. */
export class Lines {
  private constructor(private readonly lines: readonly MllpClient[]) {}

  static async open(port: number, count: number): Promise<Lines> {
    const one = () => connectMllp({ host: '127.0.0.1', port, answerMs: 60_000 });
    return new Lines(await Promise.all(Array.from({ length: count }, one)));
  }

  /** Sends everything as fast as it is answered. Throws when an answer is not AA. */
  async send(messages: readonly Message[]): Promise<Answered> {
    const began = performance.now();
    const latencies: number[] = [];
    const queues = this.lines.map((_, line) => messages.filter(({ person }) => person % this.lines.length === line));
    const window = Math.max(1, Math.floor(OUTSTANDING / this.lines.length));
    await Promise.all(
      this.lines.flatMap((line, place) => {
        const queue = queues[place]!.values();
        return Array.from({ length: window }, () => sendEach(line, queue, latencies));
      }),
    );
    return { latencies, tookMs: performance.now() - began };
  }

  async close(): Promise<void> {
    await Promise.all(this.lines.map((line) => line.close()));
  }
}

/** Several of these share a queue: a message is written when one before it on the line is answered. */
async function sendEach(line: MllpClient, queue: Iterator<Message>, latencies: number[]): Promise<void> {
  for (let next = queue.next(); !next.done; next = queue.next()) {
    const began = performance.now();
    const answer = (await line.send(next.value.text)).toString();
    latencies.push(performance.now() - began);
    if (!answer.includes(`MSA|AA|${next.value.controlId}`))
      throw new Error(`the gateway did not take message ${next.value.controlId}: ${answer}`);
  }
}
