import type { Find } from './find.ts';
import { body } from './messages.ts';

/** Each unknown name was a fault of its own. */
export const find: Find = {
  door: 'json',
  input: () => body(Array.from({ length: 800 }, (_, at) => `,"k${at}":0`).join('')),
};
