import type { Find } from './find.ts';

/** Each answer in an 8-bit charset built its table of characters anew: 1.5 s for a batch of 64 kB. */
export const find: Find = {
  door: 'er7',
  input: () => Buffer.from(`BHS|^~\\&|\r${'MSH|^~\\&|é||||||||||||||||8859/2\r'.repeat(300)}`, 'latin1'),
};
