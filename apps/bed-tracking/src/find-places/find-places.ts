import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '@careway/database';
import { rankPlaces, type Need, type Ranking } from '@careway/places';
import { ReferenceData } from '@careway/reference-data';
import { PlaceBook } from '../know-places/places.ts';
import { readPlaces } from './read-places.ts';

export interface Found extends Ranking {
  /** The database's time at which the places stood so. */
  readAt: string;
}

/** Finds the places that a need can be met by now: a look, which promises nothing. */
@Injectable()
export class FindPlaces {
  constructor(
    private readonly database: Database,
    private readonly book: PlaceBook,
    private readonly reference: ReferenceData,
  ) {}

  /** @param tx a transaction whose own changes are to be seen */
  async find(need: Need, tx: Pick<Tx, 'query'> = this.database): Promise<Found> {
    const { readAt, places } = await readPlaces(tx, this.book.today().typedPlaces);
    const distanceKm = (a: string, b: string) => this.reference.distanceKm(a, b);
    return { readAt, ...rankPlaces(need, places, { now: readAt, distanceKm }) };
  }
}
