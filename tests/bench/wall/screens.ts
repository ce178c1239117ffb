import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

const CHANGE = /(?:^|\n\n)id: (\d+)\nevent: change\ndata: (.*?)(?=\n\n)/g;
const RECEIVED = /"kind":"figure".*"receivedAt":"([^"]+)"/;

/** Many screens on one control centre, each with a connection of its own; frames are looked at as bytes come. */
export class Screens {
  /** Milliseconds from the receipt of a value to its frame, over all screens since `begin`. */
  delays: number[] = [];
  frames = 0;
  readonly faults: string[] = [];
  private readonly sockets: Socket[] = [];
  private readonly receivedAt = new Map<number, number>();

  static async open(address: string, count: number): Promise<Screens> {
    const screens = new Screens();
    const { hostname, port } = new URL(address);
    for (let n = 0; n < count; n += 1) screens.sockets.push(await screens.watch(hostname, Number(port), n));
    return screens;
  }

  begin(): void {
    this.delays = [];
    this.frames = 0;
  }

  leave(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  private async watch(host: string, port: number, number: number): Promise<Socket> {
    const socket = connect({ host, port, noDelay: true });
    await once(socket, 'connect');
    socket.setEncoding('utf8');
    socket.write(`GET /board/stream HTTP/1.1\r\nHost: ${host}\r\nAccept: text/event-stream\r\n\r\n`);
    let rest = '';
    let last: number | undefined;
    socket.on('data', (part: string) => {
      // The lengths of chunked transfer stand on lines of their own that end with a carriage return.
      const text = rest + part.replaceAll(/(?:\r\n)?[0-9a-f]+\r\n/g, '').replaceAll('\r\n', '');
      const whole = text.lastIndexOf('\n\n');
      if (whole < 0) return void (rest = text);
      rest = text.slice(whole);
      last = this.read(text.slice(0, whole + 2), last, number);
    });
    socket.on('close', () => this.faults.push(`screen ${number} lost its connection`));
    return socket;
  }

  /** Gives the number of the last change. */
  private read(text: string, last: number | undefined, number: number): number | undefined {
    const now = Date.now();
    let before = last ?? snapshotSeq(text);
    for (const [, id, data] of text.matchAll(CHANGE)) {
      const seq = Number(id);
      if (before !== undefined && seq !== before + 1)
        this.faults.push(`screen ${number} was sent ${seq} after ${before}`);
      before = seq;
      this.frames += 1;
      const at = this.receivedAt.get(seq) ?? this.remember(seq, data!);
      if (at > 0) this.delays.push(now - at);
    }
    return before;
  }

  /** Parsed once for all screens; 0 for what is no value of a figure. */
  private remember(seq: number, data: string): number {
    const at = Date.parse(RECEIVED.exec(data)?.[1] ?? '') || 0;
    this.receivedAt.set(seq, at);
    this.receivedAt.delete(seq - 5_000);
    return at;
  }
}

function snapshotSeq(text: string): number | undefined {
  const seq = /id: (\d+)\nevent: snapshot/.exec(text)?.[1];
  return seq === undefined ? undefined : Number(seq);
}
