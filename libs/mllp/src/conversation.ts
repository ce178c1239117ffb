import type { Socket } from 'node:net';
import { FrameDecoder, acknowledgedIdOf, controlIdOf, frame } from '@careway/hl7v2';
import { MllpError } from './mllp-error.ts';

interface Outstanding {
  controlId: string | undefined;
  resolve: (answer: Buffer) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
}

/**
 * The sender's side of a line: many messages may wait for their answers. An answer that fits no message, or none in
 * time, closes the line: what came later could be taken for the answer of another message.
 */
export class Conversation {
  readonly closed: Promise<void>;
  readonly #socket: Socket;
  readonly #answerMs: number;
  readonly #decoder = new FrameDecoder();
  readonly #outstanding: Outstanding[] = [];
  #closing = false;

  constructor(socket: Socket, answerMs: number) {
    this.#socket = socket;
    this.#answerMs = answerMs;
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
    socket.on('data', (chunk: Buffer) => this.#hear(chunk));
    socket.on('error', () => undefined);
    socket.once('close', () => this.#fail(new MllpError('closed', 'the line closed before an answer came')));
  }

  send(payload: Buffer): Promise<Buffer> {
    if (this.#closing || this.#socket.destroyed) return Promise.reject(new MllpError('closed', 'the line is closed'));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#tooLate(), this.#answerMs);
      this.#outstanding.push({ controlId: controlIdOf(payload), resolve, reject, timer });
      this.#socket.write(frame(payload));
    });
  }

  async close(): Promise<void> {
    this.#closing = true;
    if (this.#outstanding.length === 0) this.#socket.destroySoon();
    await this.closed;
  }

  #hear(chunk: Buffer): void {
    for (const event of this.#decoder.push(chunk)) if (event.kind === 'frame') this.#settle(event.payload);
  }

  #settle(answer: Buffer): void {
    const settled = this.#answered(acknowledgedIdOf(answer));
    if (settled === undefined) {
      this.#fail(new MllpError('nothing', 'an answer came that names no message that waits for one'));
      return;
    }
    clearTimeout(settled.timer);
    settled.resolve(answer);
    if (this.#closing && this.#outstanding.length === 0) this.#socket.destroySoon();
  }

  /** Takes the message an answer is for: the one it names, or the first when one of the two names nothing. */
  #answered(controlId: string | undefined): Outstanding | undefined {
    const first = this.#outstanding[0];
    if (controlId === undefined || first?.controlId === undefined) return this.#outstanding.shift();
    const at = this.#outstanding.findIndex((one) => one.controlId === controlId);
    return at === -1 ? undefined : this.#outstanding.splice(at, 1)[0];
  }

  #tooLate(): void {
    this.#fail(new MllpError('time', `no answer within ${this.#answerMs} ms`));
  }

  #fail(error: MllpError): void {
    this.#socket.destroy();
    for (const waiting of this.#outstanding.splice(0)) {
      clearTimeout(waiting.timer);
      waiting.reject(error);
    }
  }
}
