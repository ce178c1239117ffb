import { Module, type DynamicModule } from '@nestjs/common';
import { RedisCounters } from '@careway/redis-counters';
import { Drain } from '@careway/service-kit';
import { CounterKeeper } from './counter-keeper.ts';
import { CounterLooks } from './counter-looks.ts';
import { CounterPusher } from './counter-pusher.ts';

/** The counters, whoever brings figures to them (`CounterPusher`), and what keeps them equal to the ledger. */
@Module({})
export class CountersModule {
  static forRoot(url: string, prefix: string): DynamicModule {
    const counters = {
      provide: RedisCounters,
      inject: [Drain],
      useFactory: (drain: Drain) => {
        const made = new RedisCounters(url, prefix);
        drain.at('stores', 'redis', () => made.stop());
        return made;
      },
    };
    return {
      module: CountersModule,
      global: true,
      providers: [counters, CounterPusher, CounterLooks, CounterKeeper],
      exports: [RedisCounters, CounterPusher, CounterLooks, CounterKeeper],
    };
  }
}
