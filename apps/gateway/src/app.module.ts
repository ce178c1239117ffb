import { Module, type DynamicModule } from '@nestjs/common';
import { DatabaseModule } from '@careway/database';
import { messagingMigrations, MessagingModule } from '@careway/messaging';
import { AcceptMessages } from './accept-messages/accept-messages.ts';
import { StoreGroup } from './accept-messages/store-group.ts';
import type { GatewayConfig } from './config.ts';
import { StoreMessages1763800000000 } from './database/migrations/1763800000000-store-messages.ts';
import { FindSubjects } from './find-subjects/find-subjects.ts';
import { Keys } from './keep-personal-data/keys.ts';
import { ReferenceDataHolder } from './load-places/reference-data-holder.ts';
import { FeedCounters } from './observe-feeds/feed-counters.ts';

@Module({})
export class AppModule {
  static forRoot(config: GatewayConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DatabaseModule.forRoot({
          url: config.DATABASE_URL,
          schema: 'gateway',
          migrations: [...messagingMigrations, StoreMessages1763800000000],
          poolSize: config.LANES + 8,
        }),
        MessagingModule.forRoot({ service: 'gateway', config }),
      ],
      controllers: [],
      providers: [Keys, FindSubjects, ReferenceDataHolder, FeedCounters, StoreGroup, AcceptMessages],
    };
  }
}
