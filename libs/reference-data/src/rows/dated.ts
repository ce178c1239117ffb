import { Day, Flag, Text } from '@careway/contracts';

/** What every row of reference data says of itself: when it holds, where it is from, and whether someone still has to confirm it. */
export abstract class Dated {
  @Day({ description: 'First day on which the row holds' }) validFrom: string;
  @Day({ optional: true, description: 'Last day on which the row holds; empty while no end is known' })
  validTo?: string;
  @Text({ max: 300, description: 'Where the row is from' }) source: string;
  @Flag({ description: 'yes: a plausible stand-in that the owner of the fact has not confirmed' })
  provisional: boolean;
}

/** Whether a row holds on a day (`YYYY-MM-DD`, Europe/London). */
export const holdsOn = (row: Dated, day: string): boolean =>
  row.validFrom <= day && (row.validTo === undefined || day <= row.validTo);
