import type { Find } from './find.ts';
import { body } from './messages.ts';

/** A name with half a character stood in a fault, which JSON in PostgreSQL does not take: 503, for ever. */
export const find: Find = {
  door: 'json',
  input: () => body(',"\\ud83d":1'),
};
