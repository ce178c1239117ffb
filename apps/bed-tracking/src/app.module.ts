import { Module, type DynamicModule } from '@nestjs/common';
import { DatabaseModule } from '@careway/database';
import { IdentityModule } from '@careway/identity';
import { messagingMigrations, MessagingModule } from '@careway/messaging';
import type { ReferenceData } from '@careway/reference-data';
import { AnswerAdmissionRequestsModule } from './answer-admission-requests/answer-admission-requests.module.ts';
import { BringHomeModule } from './bring-home/bring-home.module.ts';
import type { BedTrackingConfig } from './config.ts';
import { CountersModule } from './copy-counters/counters.module.ts';
import { BedTracking1795305700000 } from './database/migrations/1795305700000-bed-tracking.ts';
import { Places1795400000000 } from './database/migrations/1795400000000-places.ts';
import { Pools1795405000000 } from './database/migrations/1795405000000-pools.ts';
import { Transfers1795410000000 } from './database/migrations/1795410000000-transfers.ts';
import { Placements1795420000000 } from './database/migrations/1795420000000-placements.ts';
import { AdmissionRequests1795430000000 } from './database/migrations/1795430000000-admission-requests.ts';
import { WaysHome1795440000000 } from './database/migrations/1795440000000-ways-home.ts';
import { FindPlacesModule } from './find-places/find-places.module.ts';
import { HandOverModule } from './hand-over/hand-over.module.ts';
import { KeepPlacementsModule } from './keep-placements/keep-placements.module.ts';
import { OpenLedger } from './keep-placements/open-ledger.ts';
import { KeepPlaces } from './know-places/keep-places.ts';
import { PlacesModule } from './know-places/places.module.ts';
import { UnknownPlaces } from './know-places/unknown-places.ts';
import { PlaceLedgerModule } from './place-ledger/place-ledger.module.ts';
import { ReservationsModule } from './reserve-places/reservations.module.ts';
import { ChecksumController } from './show-checksum/checksum.controller.ts';
import { AskGateway } from './show-spells/ask-gateway.ts';
import { OccupancyController } from './show-occupancy/occupancy.controller.ts';
import { SpellsController } from './show-spells/spells.controller.ts';
import { ReadFigures } from './show-wards/read-figures.ts';
import { WardsController } from './show-wards/wards.controller.ts';
import { VisitsConsumer } from './track-visits/visits.consumer.ts';

export const migrations = [
  ...messagingMigrations,
  BedTracking1795305700000,
  Places1795400000000,
  Pools1795405000000,
  Transfers1795410000000,
  Placements1795420000000,
  AdmissionRequests1795430000000,
  WaysHome1795440000000,
];

@Module({})
export class AppModule {
  static forRoot(config: BedTrackingConfig & { REDIS_URL: string }, reference: ReferenceData): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DatabaseModule.forRoot({ url: config.DATABASE_URL, schema: 'bed_tracking', migrations }),
        MessagingModule.forRoot({ service: 'bed-tracking', config }),
        IdentityModule.forRoot(config),
        PlacesModule.forRoot(reference),
        CountersModule.forRoot(config.REDIS_URL, config.REDIS_PREFIX),
        FindPlacesModule,
        HandOverModule,
        KeepPlacementsModule,
        BringHomeModule.forRoot(OpenLedger),
        AnswerAdmissionRequestsModule,
        PlaceLedgerModule,
        ReservationsModule,
      ],
      controllers: [VisitsConsumer, WardsController, OccupancyController, SpellsController, ChecksumController],
      providers: [KeepPlaces, UnknownPlaces, ReadFigures, AskGateway],
    };
  }
}
