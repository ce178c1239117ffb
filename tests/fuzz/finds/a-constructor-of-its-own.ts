import type { Find } from './find.ts';
import { body } from './messages.ts';

/** A field of that name stood in the way of what makes objects: 503, and the sender tried again for ever. */
export const find: Find = {
  door: 'json',
  input: () => body(',"constructor":"8859/8","visit":{"prototype":1}'),
};
