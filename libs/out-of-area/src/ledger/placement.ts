import type { Wish } from '../way-home/person-away.ts';

/**
 * Why somebody is placed out of area (NHS Data Dictionary, out-of-area treatment reason): 10 no bed at the referring
 * organisation, 11 safeguarding, 12 offending restrictions, 13 staff member, family or friend at the referring
 * organisation, 14 the person's choice, 15 away from home.
 */
export const REASON_CODES = ['10', '11', '12', '13', '14', '15'] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** Bed classes that the national out-of-area measures call acute: adult, older adult, psychiatric intensive care. */
export const ACUTE_CLASSES: readonly string[] = ['200', '201', '202'];

/** Dates are ISO 8601 of Europe/London; a date that is absent has not come. */
export interface Stay {
  placementId: string;
  subjectId: string;
  /** Date on which the placement began. */
  start: string;
  /** Date on which it ended: the night of that date is not spent there. */
  end?: string | undefined;
}

/** What of a placement the figures need. */
export interface PlacementForFigures extends Stay {
  /** ODS code of the sending provider, who judges. */
  senderId: string;
  /** ODS code of the receiving organisation. */
  receiverId: string;
  reasonCode: ReasonCode;
  bedClass: string;
  /** Km from home; absent where an outward postcode is not known. */
  kmFromHome?: number | undefined;
  /** Pence for a week; absent is not known, which is never 0. */
  weeklyCostPence?: number | undefined;
  wish?: Wish | undefined;
}
