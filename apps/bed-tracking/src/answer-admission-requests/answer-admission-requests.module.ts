import { Module } from '@nestjs/common';
import { FindPlacesModule } from '../find-places/find-places.module.ts';
import { ReservationsModule } from '../reserve-places/reservations.module.ts';
import { AdmissionRequestKeeper } from './admission-request-keeper.ts';
import { AdmissionRequestsConsumer } from './admission-requests.consumer.ts';
import { AdmissionRequestsController } from './admission-requests.controller.ts';
import { AnswerRequests } from './answer-requests.ts';

/** Answers other services that ask for a place, and keeps the clock of each decision to admit. */
@Module({
  imports: [FindPlacesModule, ReservationsModule],
  controllers: [AdmissionRequestsConsumer, AdmissionRequestsController],
  providers: [AdmissionRequestKeeper, AnswerRequests],
})
export class AnswerAdmissionRequestsModule {}
