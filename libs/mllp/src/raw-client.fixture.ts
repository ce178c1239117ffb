import { connect, type Socket } from 'node:net';
import { FrameDecoder } from '@careway/hl7v2';

/** A sender without manners: writes any bytes, collects every answer. */
export class RawClient {
  readonly answers: string[] = [];
  readonly socket: Socket;
  closed = false;

  constructor(port: number) {
    const decoder = new FrameDecoder();
    this.socket = connect({ host: '127.0.0.1', port });
    this.socket.setNoDelay(true);
    this.socket.on('data', (chunk: Buffer) => {
      for (const event of decoder.push(chunk)) if (event.kind === 'frame') this.answers.push(event.payload.toString());
    });
    this.socket.on('error', () => undefined);
    this.socket.on('close', () => {
      this.closed = true;
    });
  }

  /** Writes and waits until the kernel has it, so that the next write is a packet of its own. */
  write(bytes: string | Buffer): Promise<void> {
    return new Promise((resolve) => this.socket.write(bytes, () => setImmediate(resolve)));
  }

  /** Control ids acknowledged so far, with their codes: `AA:1`. */
  get told(): string[] {
    return this.answers.map(
      (answer) => /MSA(?<field>.)(\w\w)\k<field>([^\r|]*)/.exec(answer)?.slice(2).join(':') ?? 'none',
    );
  }
}
