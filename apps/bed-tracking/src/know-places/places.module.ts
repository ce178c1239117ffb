import { Module, type DynamicModule } from '@nestjs/common';
import { ReferenceData } from '@careway/reference-data';
import { PlaceBook } from './places.ts';

/** Reference data and the places of today, for every feature. */
@Module({})
export class PlacesModule {
  static forRoot(reference: ReferenceData): DynamicModule {
    const providers = [
      { provide: ReferenceData, useValue: reference },
      { provide: PlaceBook, useValue: new PlaceBook(reference) },
    ];
    return { module: PlacesModule, global: true, providers, exports: providers.map(({ provide }) => provide) };
  }
}
