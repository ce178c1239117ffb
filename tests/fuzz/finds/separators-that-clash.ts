import type { Find } from './find.ts';

/** The field separator of MSH was also the usual component separator, and MSH-2 told nothing else: the answer could not be read. */
export const find: Find = {
  door: 'er7',
  input: () => Buffer.from('MSH^^~^^^2026'),
};
