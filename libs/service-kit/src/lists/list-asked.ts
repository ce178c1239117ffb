import { OneOf, Text, Whole } from '@careway/contracts';
import { Type } from 'class-transformer';

/** Items of a page when the asker doesn't say how many. */
export const USUAL_LIMIT = 50;

/** What every list may be asked for; a list with filters extends it by its own fields. */
export class ListAsked {
  @Type(() => Number)
  @Whole({ min: 1, max: 200, optional: true, description: 'Items of a page, 50 when left out' })
  limit?: number;

  @Text({ max: 2_000, optional: true, description: '`next` of the page before' }) after?: string;

  @OneOf(['json', 'csv'], { optional: true, description: 'csv: the whole list as RFC 4180; also by Accept: text/csv' })
  format?: 'json' | 'csv';
}

/** One page; `next` is absent on the last one. */
export interface Page<Item> {
  items: Item[];
  next?: string;
}
