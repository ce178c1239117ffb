import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { ReservationsModule } from '../reserve-places/reservations.module.ts';
import { OpenPlacements } from './open-placements.ts';
import { WayHomeKeeper } from './way-home-keeper.ts';
import { WaysHomeController } from './ways-home.controller.ts';

/** Which local places could bring somebody home who is away, and what people decide about it. */
@Module({})
export class BringHomeModule {
  /** @param placements who knows of the people who are away */
  static forRoot(placements: Type<OpenPlacements>): DynamicModule {
    return {
      module: BringHomeModule,
      imports: [ReservationsModule],
      controllers: [WaysHomeController],
      providers: [WayHomeKeeper, { provide: OpenPlacements, useClass: placements }],
    };
  }
}
