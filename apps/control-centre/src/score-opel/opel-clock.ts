import { Injectable } from '@nestjs/common';
import { Drain, Log, runEvery } from '@careway/service-kit';
import { OpelKeeper } from './opel-keeper.ts';

const EVERY_MS = 15_000;

/** Scores again as time passes: values grow old, levels that were set expire, versions begin. */
@Injectable()
export class OpelClock {
  constructor(
    private readonly keeper: OpelKeeper,
    private readonly log: Log,
    private readonly drain: Drain,
  ) {}

  onApplicationBootstrap(): void {
    const scoring = runEvery(
      EVERY_MS,
      () => this.keeper.act(async () => undefined),
      (error) => this.log.error({ error }, 'OPEL could not be scored'),
    );
    this.drain.at('consumers', 'scoring by the clock', () => scoring.stop());
  }
}
