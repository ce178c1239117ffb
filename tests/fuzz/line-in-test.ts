import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { FrameDecoder } from '@careway/hl7v2';
import { listenMllp, type ListenOptions, type MllpFault, type MllpListener } from '@careway/mllp';
import { closing } from '@careway/testing';

export interface TestListener {
  listener: MllpListener;
  faults: MllpFault[];
}

/** The answer to a frame: what came, with a word before it. */
export const answered = (payload: Buffer): string => `answer to ${payload.toString('latin1')}`;

/** A listener that answers each frame by what came in it, some sooner than others. */
export async function testListener(options: Partial<ListenOptions> = {}): Promise<TestListener> {
  const faults: MllpFault[] = [];
  const listener = await listenMllp({
    port: 0,
    onFrame: async (payload) => {
      for (let turns = (payload.at(-1) ?? 0) % 4; turns > 0; turns -= 1) await new Promise(setImmediate);
      return Buffer.from(answered(payload), 'latin1');
    },
    onFault: (kind) => faults.push(kind),
    ...options,
  });
  closing(() => listener.stop());
  return { listener, faults };
}

/** A sender that writes any bytes. */
export class Sender {
  readonly answers: string[] = [];
  readonly socket: Socket;
  readonly closed: Promise<unknown>;

  constructor(port: number) {
    const decoder = new FrameDecoder();
    this.socket = connect({ host: '127.0.0.1', port, noDelay: true, allowHalfOpen: true });
    this.closed = new Promise((resolve) => this.socket.once('close', resolve));
    this.socket.on('error', () => undefined);
    this.socket.on('end', () => this.socket.end());
    this.socket.on('data', (chunk: Buffer) => {
      for (const event of decoder.push(chunk))
        if (event.kind === 'frame') this.answers.push(event.payload.toString('latin1'));
    });
    closing(() => this.socket.destroy());
  }

  /** Writes and waits until the system has it, so that the next write is most often a packet of its own. */
  async write(bytes: Buffer | string): Promise<void> {
    if (this.socket.closed) return;
    await new Promise((resolve) => this.socket.write(bytes, resolve));
  }

  /** Says that nothing more comes, and waits until the other side has answered all and closed. */
  async end(): Promise<string[]> {
    this.socket.end();
    await this.closed;
    return this.answers;
  }

  /** Reads nothing of what is answered. */
  async deaf(): Promise<this> {
    if (this.socket.connecting) await once(this.socket, 'connect');
    this.socket.pause();
    return this;
  }
}
