import { Injectable } from '@nestjs/common';
import type { Tx } from '@careway/database';
import { ReferenceData } from '@careway/reference-data';
import { OpenPlacements, type OpenPlacement } from '../bring-home/open-placements.ts';
import { needOf } from '../find-places/need-of.ts';
import { databaseNow } from '../database/now.ts';
import { readPlacements } from './placement-rows.ts';
import { readContinuity } from './read-care.ts';
import { contactEveryDays } from './targets.ts';

/** Who is away by the ledger, for the way home. */
@Injectable()
export class OpenLedger extends OpenPlacements {
  constructor(private readonly reference: ReferenceData) {
    super();
  }

  async read(tx: Pick<Tx, 'query'>): Promise<OpenPlacement[]> {
    const [placements, now] = await Promise.all([
      readPlacements(tx, 'ended_at IS NULL AND out_of_area ORDER BY placement_id'),
      databaseNow(tx),
    ]);
    const care = await readContinuity(tx, placements, contactEveryDays(this.reference), now);
    return placements.map(({ placementId, subjectId, reasonCode, startedAt, km, told }) => {
      const { contacts, reviews } = care.get(placementId)!;
      return {
        placementId,
        subjectId,
        need: needOf(told.need),
        reasonCode,
        startedAt,
        ...(km !== undefined && { kmFromHome: km }),
        wish: told.wish ?? 'unknown',
        contactsMissed: contacts.missed.length + reviews.missed.length,
      };
    });
  }
}
