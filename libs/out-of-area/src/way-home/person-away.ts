import type { Need } from '@careway/places';

export const WISHES = ['wants-home', 'wants-to-stay', 'unknown'] as const;
/** What the person said, or the family where the person can't: about coming back, not about treatment. */
export type Wish = (typeof WISHES)[number];

/** A person in an out-of-area placement that lasts, as far as it matters for the way home. */
export interface PersonAway {
  placementId: string;
  subjectId: string;
  need: Need;
  /** Why they were placed away: national codes 10 to 15; 10 is inappropriate. */
  reasonCode: string;
  /** Nights away so far: midnights since the placement began. */
  nights: number;
  /** Kilometres from home to where they are now; absent where a postcode is not known. */
  kmFromHome?: number | undefined;
  wish: Wish;
  /** Contacts of the home team that were due and not made, and weekly reviews overdue. */
  contactsMissed: number;
  /** A live reservation, transfer or decision that brings them home already, in words. */
  onTheWay?: string | undefined;
}
