import type { Tx } from '@careway/database';
import type { Need } from '@careway/places';
import type { Wish } from '@careway/out-of-area';

/** An out-of-area placement that lasts, as far as it matters for the way home. */
export interface OpenPlacement {
  placementId: string;
  subjectId: string;
  /** What a local place must be; its `homeOutcode` is where the person lives. */
  need: Need;
  /** National reason code, 10 to 15. */
  reasonCode: string;
  /** RFC 3339: when the placement began. */
  startedAt: string;
  /** Km from home to where they are; absent where a postcode is not known. */
  kmFromHome?: number | undefined;
  wish: Wish;
  /** Contacts and weekly reviews that were due and not made. */
  contactsMissed: number;
}

/** Who is away now: the ledger of out-of-area placements is asked by this. */
export abstract class OpenPlacements {
  abstract read(tx: Pick<Tx, 'query'>): Promise<OpenPlacement[]>;
}
