import { Injectable } from '@nestjs/common';
import { Database } from '@careway/database';
import { RedisCounters } from '@careway/redis-counters';
import { Log, Metrics } from '@careway/service-kit';
import { reconcile, type Reconciled } from './reconcile.ts';

/** Looks at the counters beside the ledger, and tells what it found by metrics and log. */
@Injectable()
export class CounterLooks {
  private versions: ReadonlyMap<string, number> = new Map();
  private following = false;
  private readonly looks;
  private readonly drifted;

  constructor(
    private readonly database: Database,
    private readonly counters: RedisCounters,
    private readonly log: Log,
    metrics: Metrics,
  ) {
    this.looks = metrics.counter('bed_tracking_counter_looks_total', 'Comparisons of counters with ledger', [
      'outcome',
    ]);
    this.drifted = metrics.counter('bed_tracking_counter_drift_total', 'Counters found to differ from the ledger');
    const gauge = metrics.gauge('bed_tracking_counters_following', '1 while the counters follow the ledger');
    Object.assign(gauge, { collect: () => gauge.set(this.following ? 1 : 0) });
  }

  /** One comparison; undefined when Redis or PostgreSQL does not answer. */
  async look(): Promise<Reconciled | undefined> {
    try {
      const found = await reconcile(this.database, this.counters, this.versions);
      this.versions = found.versions;
      this.tell(found);
      return found;
    } catch (error) {
      this.looks.inc({ outcome: 'failed' });
      // Redis may be away for hours: what is known is said once.
      if (this.following) this.log.warn({ reason: (error as Error).name }, 'counters are out of reach');
      this.following = false;
      return undefined;
    }
  }

  private tell({ outcome, drift }: Reconciled): void {
    this.looks.inc({ outcome });
    this.drifted.inc(drift.length);
    this.following = outcome !== 'elsewhere';
    if (outcome !== 'equal') this.log.info({ outcome, drift: drift.length }, 'counters compared with the ledger');
  }
}
