import type { Drain, Log } from '@careway/service-kit';

export interface RoundsOptions {
  name: string;
  /** Milliseconds between the end of a round and the next. */
  everyMs: number;
  drain: Drain;
  log: Log;
}

/** Work that is done again and again until the service drains, one round at a time; a round that fails is logged. */
export class Rounds {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private wanted = false;
  private stopped = false;

  constructor(
    private readonly options: RoundsOptions,
    private readonly work: () => Promise<unknown>,
  ) {
    options.drain.at('consumers', options.name, () => this.stop());
  }

  start(): void {
    this.wake();
  }

  /** Begins a round now; when one is running, another follows it. */
  wake(): void {
    clearTimeout(this.timer);
    this.wanted = true;
    this.running ??= this.run().finally(() => {
      this.running = undefined;
      if (this.wanted) this.wake();
      else if (!this.stopped) this.timer = setTimeout(() => this.wake(), this.options.everyMs).unref();
    });
  }

  private async run(): Promise<void> {
    this.wanted = false;
    if (this.stopped) return;
    try {
      await this.work();
    } catch (error) {
      this.options.log.error({ error, round: this.options.name }, 'a round failed; the next one tries again');
    }
  }

  private async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }
}
