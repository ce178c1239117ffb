import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { Harm } from './harm.ts';
import { Line } from './line.ts';

/** A new connection works so long before it is half closed, so that something is under way on it. */
const HALF_CLOSED_AFTER_MS = 300;

/** Stands between clients and a server of this machine, and passes everything on until it is told to do harm. */
export class Proxy {
  private readonly harms = new Set<Harm>();
  private readonly lines = new Set<Line>();

  private constructor(
    private readonly server: Server,
    private readonly to: number,
  ) {}

  /** @param from the port to listen on (0: any) @param to the port of the server behind */
  static async start(from: number, to: number): Promise<Proxy> {
    const server = createServer({ allowHalfOpen: true, noDelay: true });
    const proxy = new Proxy(server, to);
    server.on('connection', (client) => proxy.accept(client));
    server.listen(from, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.server.address() as { port: number }).port;
  }

  /** Connections there are now. */
  get connections(): number {
    return this.lines.size;
  }

  /** Does harm until the function it gives is called; harms add up. */
  begin(wanted: Harm): () => void {
    const harm = { ...wanted };
    this.harms.add(harm);
    for (const line of this.lines) {
      if (harm.kind === 'cut' && Math.random() < harm.share) line.cut();
      if (harm.kind === 'half-close') line.halfClose(harm.towards);
    }
    return () => {
      this.harms.delete(harm);
      if (harm.kind === 'half-close') for (const line of this.lines) line.cutIfHalfClosed();
    };
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const line of this.lines) line.cut();
    await closed;
  }

  private accept(client: Socket): void {
    for (const harm of this.harms) {
      if (harm.kind === 'cut' && Math.random() < harm.share) return client.resetAndDestroy() && undefined;
    }
    const line: Line = new Line(client, this.to, this.harms, () => this.lines.delete(line));
    this.lines.add(line);
    for (const harm of this.harms) if (harm.kind === 'half-close') this.halfCloseSoon(line, harm);
  }

  private halfCloseSoon(line: Line, harm: Harm & { kind: 'half-close' }): void {
    setTimeout(() => this.harms.has(harm) && line.halfClose(harm.towards), HALF_CLOSED_AFTER_MS).unref();
  }
}
