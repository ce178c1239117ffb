import type { Find } from './find.ts';
import { body } from './messages.ts';

/** A name with a zero byte stood in a fault, which PostgreSQL does not take: 503, and the sender tried again for ever. */
export const find: Find = {
  door: 'json',
  input: () => body(',"\\u0000":1'),
};
