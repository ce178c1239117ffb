import { Injectable } from '@nestjs/common';
import type { WardFigures } from '@careway/capacity';
import { Database } from '@careway/database';
import { RedisCounters } from '@careway/redis-counters';
import { Drain, Metrics } from '@careway/service-kit';
import { loadEpoch } from './epoch.ts';

/**
 * Brings committed figures to the counters, newest first and one step at a time. A failure costs nothing but time: what
 * was not taken waits for the next push, and the reconciler puts right what was lost with this process.
 */
@Injectable()
export class CounterPusher {
  /** The newest figures of each ward that are not in the counters yet. */
  private waiting = new Map<string, WardFigures>();
  private running: Promise<void> | undefined;
  private epoch = 0;
  private readonly pushes;

  constructor(
    private readonly database: Database,
    private readonly counters: RedisCounters,
    drain: Drain,
    metrics: Metrics,
  ) {
    this.pushes = metrics.counter('bed_tracking_counter_pushes_total', 'Pushes to the counters', ['outcome']);
    counters.onConnected(() => this.push([]));
    drain.at('relay', 'counter pushes', () => this.settled());
  }

  push(wards: readonly WardFigures[]): void {
    for (const ward of wards) this.keep(ward);
    this.running ??= this.run().finally(() => {
      this.running = undefined;
    });
  }

  /** Resolves when nothing is on its way. */
  async settled(): Promise<void> {
    while (this.running) await this.running;
  }

  private async run(): Promise<void> {
    // Whoever was committed in the same turn goes in the same step.
    await Promise.resolve();
    while (this.waiting.size > 0) {
      const wards = [...this.waiting.values()];
      this.waiting = new Map();
      const outcome = await this.put(wards).catch(() => 'failed' as const);
      this.pushes.inc({ outcome });
      if (outcome === 'taken') continue;
      for (const ward of wards) this.keep(ward);
      return;
    }
  }

  private async put(wards: readonly WardFigures[]): Promise<'taken' | 'missing' | 'other-epoch'> {
    const answer = await this.counters.put(this.epoch, wards);
    if (answer !== 'other-epoch') return answer === 'missing' ? answer : 'taken';
    this.epoch = await loadEpoch(this.database);
    const again = await this.counters.put(this.epoch, wards);
    return typeof again === 'number' ? 'taken' : again;
  }

  private keep(ward: WardFigures): void {
    const known = this.waiting.get(ward.wardId);
    if (!known || known.version < ward.version) this.waiting.set(ward.wardId, ward);
  }
}
