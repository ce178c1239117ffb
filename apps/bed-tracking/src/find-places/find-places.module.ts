import { Module } from '@nestjs/common';
import { FindPlacesController } from './find-places.controller.ts';
import { FindPlaces } from './find-places.ts';
import { ReadFigures } from '../show-wards/read-figures.ts';
import { PoolsController } from './pools.controller.ts';

/** Finding a place: `FindPlaces` is for whoever looks for one inside the service. */
@Module({
  controllers: [FindPlacesController, PoolsController],
  providers: [FindPlaces, ReadFigures],
  exports: [FindPlaces],
})
export class FindPlacesModule {}
