import { Module } from '@nestjs/common';
import { FindPlacesController } from './find-places.controller.ts';
import { FindPlaces } from './find-places.ts';
import { PlaceCatalogue } from './place-catalogue.ts';

/** Finding a place: `FindPlaces` is for whoever looks for one inside the service. */
@Module({
  controllers: [FindPlacesController],
  providers: [FindPlaces, PlaceCatalogue],
  exports: [FindPlaces, PlaceCatalogue],
})
export class FindPlacesModule {}
