import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { RedisCounters } from '@careway/redis-counters';
import { Drain } from '@careway/service-kit';
import { BedTrackingConfig } from '../config.ts';
import { CounterLooks } from './counter-looks.ts';
import { CounterPusher } from './counter-pusher.ts';

/** Keeps the counters equal to the ledger: looks every so often, and at once when a connection to Redis is made. */
@Injectable()
export class CounterKeeper implements OnApplicationBootstrap {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly looks: CounterLooks,
    private readonly pusher: CounterPusher,
    private readonly config: BedTrackingConfig,
    counters: RedisCounters,
    drain: Drain,
  ) {
    counters.onConnected(() => void this.look());
    drain.at('relay', 'counter reconciliation', () => this.stop());
  }

  onApplicationBootstrap(): void {
    void this.look();
    this.schedule();
  }

  /** Looks now; resolves when it has. One look at a time. */
  look(): Promise<void> {
    if (this.stopped) return Promise.resolve();
    this.looking ??= this.lookOnce().finally(() => {
      this.looking = undefined;
    });
    return this.looking;
  }

  private async lookOnce(): Promise<void> {
    const found = await this.looks.look();
    // What was not taken during a rebuild is tried again.
    if (found && found.outcome !== 'equal') this.pusher.push([]);
  }

  private schedule(): void {
    this.timer = setTimeout(
      () => void this.look().then(() => !this.stopped && this.schedule()),
      this.config.RECONCILE_MS,
    );
    this.timer.unref();
  }

  private async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.looking;
  }
}
