import type { Socket } from 'node:net';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { delayBy, piecesOf, type Harm } from './harm.ts';

/** Chunks that may wait before the side that sends is asked to wait. */
const MOST_WAITING = 64;

/**
 * One direction of a connection: what `from` says is written to `to`, late or in pieces when harms say so.
 * @param passes is shown every chunk first; one that it does not let pass is dropped
 */
export function flow(
  from: Socket,
  to: Socket,
  harms: ReadonlySet<Harm>,
  passes: (chunk: Buffer) => boolean = () => true,
): void {
  const pump = new Pump(from, to, harms);
  from.on('data', (chunk: Buffer) => passes(chunk) && pump.take(chunk));
  from.on('end', () => pump.end());
}

class Pump {
  private readonly waiting: { chunk: Buffer; due: number }[] = [];
  private pumping = false;
  private over = false;

  constructor(
    private readonly from: Socket,
    private readonly to: Socket,
    private readonly harms: ReadonlySet<Harm>,
  ) {}

  take(chunk: Buffer): void {
    const due = Math.max(performance.now() + delayBy(this.harms), this.waiting.at(-1)?.due ?? 0);
    this.waiting.push({ chunk, due });
    if (this.waiting.length >= MOST_WAITING) this.from.pause();
    void this.pump();
  }

  end(): void {
    this.over = true;
    void this.pump();
  }

  private async pump(): Promise<void> {
    if (this.pumping) return;
    this.pumping = true;
    for (let next = this.waiting[0]; next; next = this.waiting[0]) {
      const early = next.due - performance.now();
      if (early > 0) await wait(early);
      await this.write(piecesOf(next.chunk, this.harms));
      this.waiting.shift();
      if (this.waiting.length < MOST_WAITING) this.from.resume();
    }
    this.pumping = false;
    if (this.over) this.to.end();
  }

  private async write(pieces: Buffer[]): Promise<void> {
    for (const piece of pieces) {
      if (!this.to.writable) return;
      if (!this.to.write(piece)) await drained(this.to);
      if (pieces.length > 1) await turn();
    }
  }
}

const drained = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.on('drain', done).on('close', done);
  });
