import { Injectable } from '@nestjs/common';
import { Database } from '@careway/database';
import { londonDay, type BoardSnapshot } from '@careway/pressure';
import { ReferenceData } from '@careway/reference-data';
import { ControlCentreConfig } from '../config.ts';
import { placeOf, type Place } from './layout-of.ts';
import { readFacts } from './read-facts.ts';

/** Where a snapshot of the board comes from. Viewers who ask at the same moment share one reading. */
@Injectable()
export class BoardSource {
  private place?: Place;
  private reading?: Promise<BoardSnapshot>;

  constructor(
    private readonly database: Database,
    private readonly reference: ReferenceData,
    private readonly config: ControlCentreConfig,
  ) {}

  /** The places on the board on the day of `now` (epoch milliseconds): reference data is dated. */
  placeAt(now: number): Place {
    const day = londonDay(now);
    if (this.place?.layout.day !== day) this.place = placeOf(this.reference, day, this.config.HEARTBEAT_SECONDS);
    return this.place;
  }

  snapshot(): Promise<BoardSnapshot> {
    this.reading ??= this.read().finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async read(): Promise<BoardSnapshot> {
    const now = Date.now();
    const { layout, bedWards } = this.placeAt(now);
    const { seq, facts } = await readFacts(this.database, bedWards, now);
    return { seq, serverTime: new Date(now).toISOString(), layout, facts };
  }
}
