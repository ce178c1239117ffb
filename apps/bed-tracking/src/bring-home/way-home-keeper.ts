import { randomUUIDv7 } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '@careway/database';
import type { Place } from '@careway/places';
import { Drain, Log, Metrics } from '@careway/service-kit';
import { readPlaces } from '../find-places/read-places.ts';
import { PlaceBook } from '../know-places/places.ts';
import { Rounds } from '../rounds/rounds.ts';
import { keepWaysHome } from './keep-ways-home.ts';
import { readOnTheWay } from './on-the-way.ts';
import { OpenPlacements } from './open-placements.ts';
import { peopleAway } from './people-away.ts';

const EVERY_MS = 1_000;

/** Looks every second which local places could bring somebody home, and at once after a decision. */
@Injectable()
export class WayHomeKeeper implements OnApplicationBootstrap {
  private readonly rounds: Rounds;

  constructor(
    private readonly database: Database,
    private readonly book: PlaceBook,
    private readonly placements: OpenPlacements,
    metrics: Metrics,
    log: Log,
    drain: Drain,
  ) {
    const opened = metrics.counter('bed_tracking_ways_home_total', 'Local places that could bring somebody home');
    this.rounds = new Rounds({ name: 'ways home', everyMs: EVERY_MS, drain, log }, async () => {
      opened.inc((await this.look()).length);
    });
  }

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  wake(): void {
    this.rounds.wake();
  }

  /** The place as reference data has it today. */
  placeOf(placeId: string): Place | undefined {
    return this.book.today().typedPlace(placeId);
  }

  private look(): Promise<string[]> {
    const beds = this.book.today().typedPlaces.filter(({ bedClass }) => bedClass !== undefined);
    return this.database.transaction(async (tx) => {
      const [{ places, readAt }, placements] = await Promise.all([readPlaces(tx, beds), this.placements.read(tx)]);
      const subjectIds = placements.map(({ subjectId }) => subjectId);
      const people = peopleAway(placements, await readOnTheWay(tx, subjectIds), readAt);
      return keepWaysHome(tx, { places, people, newId: randomUUIDv7 });
    });
  }
}
