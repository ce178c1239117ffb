import { Injectable } from '@nestjs/common';
import type { Place } from '@careway/places';
import { ReferenceData, today, typedPlaces } from '@careway/reference-data';

/** Every place of today as reference data describes it, made once a day. */
@Injectable()
export class PlaceCatalogue {
  private day = '';
  private places: readonly Place[] = [];

  constructor(private readonly reference: ReferenceData) {}

  today(): readonly Place[] {
    const day = today();
    if (day !== this.day) {
      this.places = typedPlaces(this.reference.at(day));
      this.day = day;
    }
    return this.places;
  }
}
