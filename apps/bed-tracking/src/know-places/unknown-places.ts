import { Injectable } from '@nestjs/common';
import { Database } from '@careway/database';
import { Metrics } from '@careway/service-kit';

/** Tells by a metric how many people are in places that reference data does not know: a mapping has to be mended. */
@Injectable()
export class UnknownPlaces {
  constructor(database: Database, metrics: Metrics) {
    const help = 'People in places that reference data does not know, by the place';
    const people = metrics.gauge('bed_tracking_people_in_unknown_places', help, ['place']);
    Object.assign(people, {
      collect: async () => {
        const rows = await database.query<{ place: string; people: number }>(
          `SELECT ward_id AS place, occupied + on_leave AS people FROM ward WHERE ward_id LIKE 'unknown:%'`,
        );
        people.reset();
        for (const row of rows) people.set({ place: row.place }, row.people);
      },
    });
  }
}
