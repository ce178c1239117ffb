import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { DatabaseModule } from '@careway/database';
import { IdentityModule } from '@careway/identity';
import { MessagingModule } from '@careway/messaging';
import { ReferenceData } from '@careway/reference-data';
import { Drain } from '@careway/service-kit';
import type { ControlCentreConfig } from './config.ts';
import { MIGRATIONS } from './database/migrations.ts';
import { FiguresController } from './keep-figures/figures.controller.ts';
import { FollowedClock } from './keep-figures/followed-clock.ts';
import { RegisteredFigures } from './keep-figures/registered-figures.ts';
import { Huddles } from './hold-huddles/huddles.ts';
import { HuddlesController } from './hold-huddles/huddles.controller.ts';
import { PassOn } from './pass-on/pass-on.ts';
import { AlertsModule } from './raise-alerts/alerts.module.ts';
import { BoardConsumer } from './project-board/board.consumer.ts';
import { Prune } from './project-board/prune.ts';
import type { FiguresNow } from './score-opel/figures-now.ts';
import { OpelModule } from './score-opel/opel.module.ts';
import { Page } from './serve-page/page.ts';
import { Replay } from './replay-board/replay.ts';
import { ReplayController } from './replay-board/replay.controller.ts';
import { BoardController } from './show-board/board.controller.ts';
import { BoardSource } from './show-board/board-source.ts';
import { WallController } from './show-wall/wall.controller.ts';
import { BoardTail } from './stream-board/board-tail.ts';
import { StreamController } from './stream-board/stream.controller.ts';
import { StreamMeasures } from './stream-board/stream-measures.ts';
import { TuningModule } from './tune-thresholds/tuning.module.ts';
import { Viewers } from './stream-board/viewers.ts';

@Module({})
export class AppModule {
  constructor(viewers: Viewers, drain: Drain) {
    drain.at('doors', 'board streams', async () => viewers.leaveAll());
  }

  /** @param figures who knows the figures that OPEL rests on */
  static forRoot(
    config: ControlCentreConfig,
    reference: ReferenceData,
    figures: Type<FiguresNow> = RegisteredFigures,
  ): DynamicModule {
    return {
      module: AppModule,
      global: true,
      imports: [
        DatabaseModule.forRoot({
          url: config.DATABASE_URL,
          schema: 'control_centre',
          migrations: MIGRATIONS,
        }),
        MessagingModule.forRoot({ service: 'control-centre', config }),
        IdentityModule.forRoot(config),
        OpelModule.forRoot(figures),
        TuningModule,
        AlertsModule,
      ],
      controllers: [
        BoardConsumer,
        BoardController,
        FiguresController,
        HuddlesController,
        ReplayController,
        StreamController,
        WallController,
      ],
      providers: [
        { provide: ReferenceData, useValue: reference },
        BoardSource,
        BoardTail,
        Huddles,
        FollowedClock,
        Prune,
        Replay,
        StreamMeasures,
        Viewers,
        Page,
        PassOn,
      ],
      exports: [BoardSource, BoardTail, ReferenceData],
    };
  }
}
