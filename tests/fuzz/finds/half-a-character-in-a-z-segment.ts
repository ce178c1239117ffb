import type { Find } from './find.ts';
import { admission } from './messages.ts';

/** A code in a Z segment was cut within a character: an event that JSON in PostgreSQL does not take. */
export const find: Find = {
  door: 'er7',
  input: () => admission(`PV1||I|AMU||||||||||||||||V1\rZBE|${'A'.repeat(19)}𝒳\r`),
};
