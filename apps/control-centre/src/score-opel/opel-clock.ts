import { Injectable } from '@nestjs/common';
import { Drain, Log } from '@careway/service-kit';
import { OpelKeeper } from './opel-keeper.ts';

const EVERY_MS = 15_000;

/** Scores again as time passes: values grow old, levels that were set expire, versions begin. */
@Injectable()
export class OpelClock {
  private running?: Promise<void>;

  constructor(
    private readonly keeper: OpelKeeper,
    private readonly log: Log,
    private readonly drain: Drain,
  ) {}

  onApplicationBootstrap(): void {
    const timer = setInterval(() => this.tick(), EVERY_MS).unref();
    this.drain.at('consumers', 'scoring by the clock', async () => {
      clearInterval(timer);
      await this.running;
    });
    this.tick();
  }

  private tick(): void {
    this.running ??= this.keeper
      .act(async () => undefined)
      .catch((error: unknown) => this.log.error({ error }, 'OPEL could not be scored'))
      .finally(() => (this.running = undefined));
  }
}
