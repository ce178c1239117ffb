import { setTimeout as wait } from 'node:timers/promises';
import { known, signal, stopFamily, type Known } from './family.ts';
import type { RunningServer } from './platform.ts';

export type ServerName = 'postgres' | 'redis' | 'kafka';

/** A busy machine is no fault of the system: patience ends where a server will not come back at all. */
const START_WITHIN_MS = 240_000;

/**
 * PostgreSQL, Redis or Kafka, which may be killed and frozen and is kept running while nobody holds it down: one that
 * ends by itself is started again, as whoever watches over a server would.
 */
export class Server {
  private readonly holders = new Set<symbol>();
  private running: RunningServer | undefined;
  private last: Promise<unknown> = Promise.resolve();
  private stopping = false;

  /**
   * @param launch starts it on its data and resolves when it answers
   * @param answers whether it does its work now
   */
  constructor(
    readonly name: ServerName,
    private readonly launch: () => Promise<RunningServer>,
    private readonly answers: () => Promise<boolean>,
  ) {}

  /** Nobody starts it again until the function it gives is called, which resolves when it answers or others hold it. */
  hold(): () => Promise<void> {
    const holder = Symbol(this.name);
    this.holders.add(holder);
    return async () => {
      this.holders.delete(holder);
      await this.ensureUp();
    };
  }

  /** `kill -9` of it and of all its children. */
  kill(): Promise<void> {
    return this.inTurn(async () => {
      const { running } = this;
      if (!running) return;
      signal(stopFamily(known(running.pid)), 'SIGKILL');
      await running.kill();
      this.running = undefined;
    });
  }

  /** SIGSTOP to it and all its children; the function it gives lets those go on that still live. */
  freeze(): Promise<() => void> {
    return this.inTurn(async () => {
      const frozen: Known[] = this.running ? stopFamily(known(this.running.pid)) : [];
      return () => signal(frozen, 'SIGCONT');
    });
  }

  /** Resolves when it answers, having been started if need be, or when somebody holds it down. */
  ensureUp(): Promise<void> {
    return this.inTurn(async () => {
      const deadline = Date.now() + START_WITHIN_MS;
      while (this.holders.size === 0 && !this.stopping) {
        try {
          if (!this.running) await this.begin();
          if (await this.answers()) return;
        } catch (error) {
          // A server killed a moment ago may still hold its port or its shared memory.
          if (Date.now() > deadline) throw error;
        }
        if (Date.now() > deadline) throw new Error(`${this.name} did not answer within ${START_WITHIN_MS / 1_000} s`);
        await wait(100);
      }
    });
  }

  /** For ever, at once: nothing in it is needed any more. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.kill();
  }

  private async begin(): Promise<void> {
    const running = await this.launch();
    this.running = running;
    void running.exited.finally(() => this.ended(running));
  }

  private ended(running: RunningServer): void {
    if (this.running === running) this.running = undefined;
    if (this.holders.size === 0 && !this.stopping) this.ensureUp().catch(() => undefined);
  }

  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.last.then(work, work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
