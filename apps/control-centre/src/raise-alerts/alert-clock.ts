import { Injectable } from '@nestjs/common';
import { Drain, Log, runEvery } from '@careway/service-kit';
import { AlertKeeper } from './alert-keeper.ts';

const EVERY_MS = 5_000;

/** Looks every few seconds whether something is to be raised, cleared, chased or called for. */
@Injectable()
export class AlertClock {
  constructor(
    private readonly keeper: AlertKeeper,
    private readonly log: Log,
    private readonly drain: Drain,
  ) {}

  onApplicationBootstrap(): void {
    const looking = runEvery(
      EVERY_MS,
      () => this.keeper.follow(),
      (error) => this.log.error({ error }, 'alerts could not be looked at'),
      { atOnce: false },
    );
    this.drain.at('consumers', 'alerts by the clock', () => looking.stop());
  }
}
