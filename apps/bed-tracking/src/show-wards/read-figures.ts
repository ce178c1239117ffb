import { Injectable } from '@nestjs/common';
import { totalsOf, type Figures, type WardFigures } from '@careway/capacity';
import { Database } from '@careway/database';
import { RedisCounters } from '@careway/redis-counters';
import { loadEpoch } from '../copy-counters/epoch.ts';
import { loadLedger } from '../count-wards/ward-rows.ts';

export interface FiguresRead {
  source: 'counters' | 'ledger';
  rebuilding: boolean;
  readAt: string;
  wards: readonly WardFigures[];
  sites: ReadonlyMap<string, Figures>;
  providers: ReadonlyMap<string, Figures>;
  pools: ReadonlyMap<string, Figures>;
}

/** The figures that everyone may read: the counters, or the ledger while the counters are lost, old or out of reach. */
@Injectable()
export class ReadFigures {
  constructor(
    private readonly database: Database,
    private readonly counters: RedisCounters,
  ) {}

  async read(): Promise<FiguresRead> {
    const readAt = new Date().toISOString();
    const counted = await this.counters.read().catch(() => undefined);
    if (counted?.state === 'ready' && counted.epoch === (await loadEpoch(this.database))) {
      const { wards, sites, providers, pools } = counted;
      return { source: 'counters', rebuilding: false, readAt, wards: [...wards.values()], sites, providers, pools };
    }
    const wards = await loadLedger(this.database);
    return { source: 'ledger', rebuilding: true, readAt, wards, ...totalsOf(wards) };
  }
}
