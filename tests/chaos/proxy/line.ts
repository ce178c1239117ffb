import { connect, type Socket } from 'node:net';
import { CommitAnswers } from './commit-answers.ts';
import { flow } from './flow.ts';
import type { Harm } from './harm.ts';

/** One connection of a client with the server, through the proxy. */
export class Line {
  private readonly server: Socket;
  private readonly commits = new CommitAnswers();
  private halfClosed = false;

  constructor(
    private readonly client: Socket,
    port: number,
    private readonly harms: ReadonlySet<Harm>,
    onClosed: () => void,
  ) {
    const server = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    this.server = server;
    flow(client, server, harms);
    flow(server, client, harms, (chunk) => this.mayPass(chunk));
    // What breaks on one side is broken on the other; what ends decently has ended there by then.
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      one.on('error', () => undefined);
      one.on('close', (broken: boolean) => {
        if (broken) other.resetAndDestroy();
        else other.destroySoon();
        onClosed();
      });
    }
  }

  /** Both sides find the connection reset. */
  cut(): void {
    this.client.resetAndDestroy();
    this.server.resetAndDestroy();
  }

  halfClose(towards: 'client' | 'server'): void {
    this.halfClosed = true;
    (towards === 'client' ? this.client : this.server).end();
  }

  /** No line stays half closed for ever: what stands between two machines forgets such a line in the end. */
  cutIfHalfClosed(): void {
    if (this.halfClosed) this.cut();
  }

  private mayPass(chunk: Buffer): boolean {
    const committed = this.commits.isIn(chunk);
    for (const harm of this.harms) {
      if (harm.kind !== 'cut-after-commit' || !committed || harm.times === 0) continue;
      harm.times -= 1;
      this.cut();
      return false;
    }
    return true;
  }
}
