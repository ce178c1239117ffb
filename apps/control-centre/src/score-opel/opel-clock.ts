import { Injectable } from '@nestjs/common';
import { Drain, Log, runWhenCalled, type Called } from '@careway/service-kit';
import { OpelKeeper } from './opel-keeper.ts';

const WITHIN_MS = 250;
const AT_LEAST_EVERY_MS = 15_000;

/**
 * Scores again within a quarter of a second after figures changed, so that changes that come together are scored together,
 * and as time passes: values grow old, levels that were set expire, versions begin.
 */
@Injectable()
export class OpelClock {
  private scoring: Called | undefined;

  constructor(
    private readonly keeper: OpelKeeper,
    private readonly log: Log,
    private readonly drain: Drain,
  ) {}

  onApplicationBootstrap(): void {
    const scoring = runWhenCalled(
      { withinMs: WITHIN_MS, atLeastEveryMs: AT_LEAST_EVERY_MS },
      () => this.keeper.act(async () => undefined),
      (error) => this.log.error({ error }, 'OPEL could not be scored; the next round tries again'),
    );
    this.scoring = scoring;
    this.drain.at('consumers', 'scoring', () => scoring.stop());
  }

  /** Something was heard that scores follow from. */
  heard(): void {
    this.scoring?.call();
  }
}
