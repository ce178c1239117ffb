import type { Find } from './find.ts';

/** 10 MB of 5-byte messages were two million messages held at once. A batch holds at most 10,000. */
export const find: Find = {
  door: 'er7',
  input: () => Buffer.from(`BHS|^~\\&|\r${'MSH|\r'.repeat(10_001)}`),
};
