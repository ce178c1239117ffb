import { Injectable } from '@nestjs/common';
import { Drain, Log } from '@careway/service-kit';
import { AlertKeeper } from './alert-keeper.ts';

const EVERY_MS = 5_000;

/** Looks every few seconds whether something is to be raised, cleared, chased or called for. */
@Injectable()
export class AlertClock {
  private running?: Promise<void>;

  constructor(
    private readonly keeper: AlertKeeper,
    private readonly log: Log,
    private readonly drain: Drain,
  ) {}

  onApplicationBootstrap(): void {
    const timer = setInterval(() => this.tick(), EVERY_MS).unref();
    this.drain.at('consumers', 'alerts by the clock', async () => {
      clearInterval(timer);
      await this.running;
    });
  }

  private tick(): void {
    this.running ??= this.keeper
      .follow()
      .catch((error: unknown) => this.log.error({ error }, 'alerts could not be looked at'))
      .finally(() => (this.running = undefined));
  }
}
