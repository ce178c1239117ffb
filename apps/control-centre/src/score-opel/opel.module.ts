import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { FiguresNow } from './figures-now.ts';
import { OpelClock } from './opel-clock.ts';
import { OpelController } from './opel.controller.ts';
import { OpelKeeper } from './opel-keeper.ts';
import { OverrideController } from './override.controller.ts';

/** OPEL by tables: scored on every change, explained, and set by hand where somebody knows better. */
@Module({})
export class OpelModule {
  /** @param figures who knows the figures that the scores rest on */
  static forRoot(figures: Type<FiguresNow>): DynamicModule {
    return {
      module: OpelModule,
      global: true,
      controllers: [OpelController, OverrideController],
      providers: [{ provide: FiguresNow, useClass: figures }, OpelKeeper, OpelClock],
      exports: [OpelKeeper, OpelClock],
    };
  }
}
