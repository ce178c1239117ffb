import { Module, type DynamicModule } from '@nestjs/common';
import { DatabaseModule } from '@careway/database';
import { MessagingModule } from '@careway/messaging';
import { AcceptMessages } from './accept-messages/accept-messages.ts';
import { StoreGroup } from './accept-messages/store-group.ts';
import type { GatewayConfig } from './config.ts';
import { migrations } from './database/migrations.ts';
import { FindSubjects } from './find-subjects/find-subjects.ts';
import { SubjectsController } from './find-subjects/subjects.controller.ts';
import { Keys } from './keep-personal-data/keys.ts';
import { ReferenceDataHolder } from './load-places/reference-data-holder.ts';
import { ReloadController } from './load-places/reload.controller.ts';
import { MendMessages } from './mend-messages/mend-messages.ts';
import { MessagesController } from './mend-messages/messages.controller.ts';
import { OpenMessage } from './mend-messages/open-message.ts';
import { ReplayInterfaceController } from './mend-messages/replay-interface.controller.ts';
import { ReplayMessage } from './mend-messages/replay-message.ts';
import { FeedCounters } from './observe-feeds/feed-counters.ts';
import { FeedsController } from './observe-feeds/feeds.controller.ts';
import { ObserveFeeds } from './observe-feeds/observe-feeds.ts';
import { AnswerMeasures } from './receive-messages/answer-measures.ts';
import { Er7Body } from './receive-messages/er7-body.ts';
import { EventsController } from './receive-messages/events.controller.ts';
import { Hl7v2Controller } from './receive-messages/hl7v2.controller.ts';
import { MllpListener } from './receive-messages/mllp.listener.ts';
import { ReadController } from './receive-messages/read.controller.ts';
import { ReceiveEr7 } from './receive-messages/receive-er7.ts';
import { ReceiveHl7Like } from './receive-messages/receive-hl7-like.ts';
import { CsvBody } from './receive-observations/csv-body.ts';
import { ObservationsController } from './receive-observations/observations.controller.ts';
import { ReceiveObservation } from './receive-observations/receive-observation.ts';
import { StartHeartbeats } from './start-heartbeats/start-heartbeats.ts';

@Module({})
export class AppModule {
  static forRoot(config: GatewayConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DatabaseModule.forRoot({
          url: config.DATABASE_URL,
          schema: 'gateway',
          migrations,
          poolSize: config.LANES + 8,
        }),
        MessagingModule.forRoot({ service: 'gateway', config }),
      ],
      controllers: [
        Hl7v2Controller,
        EventsController,
        ObservationsController,
        ReadController,
        SubjectsController,
        FeedsController,
        ReloadController,
        MessagesController,
        ReplayInterfaceController,
      ],
      providers: [
        Keys,
        FindSubjects,
        ReferenceDataHolder,
        FeedCounters,
        StoreGroup,
        AcceptMessages,
        AnswerMeasures,
        ReceiveEr7,
        ReceiveHl7Like,
        ReceiveObservation,
        Er7Body,
        CsvBody,
        MllpListener,
        OpenMessage,
        ReplayMessage,
        MendMessages,
        ObserveFeeds,
        StartHeartbeats,
      ],
    };
  }
}
