import { Module } from '@nestjs/common';
import { ExpireHolds } from './expire-holds.ts';
import { ReservationsController } from './reservations.controller.ts';
import { Reservations } from './reservations.ts';

/** Promises of places; `Reservations` is for whoever makes them inside a transaction of their own. */
@Module({
  controllers: [ReservationsController],
  providers: [Reservations, ExpireHolds],
  exports: [Reservations],
})
export class ReservationsModule {}
