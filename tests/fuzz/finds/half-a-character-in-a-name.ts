import type { Find } from './find.ts';

/** MSH-3 was cut within a character for the database, which gave back another: a message that was sent again was not known. */
export const find: Find = {
  door: 'er7',
  input: () => Buffer.from(`MSH|^~\\&|${'A'.repeat(198)}𝒳|TRUST|||20261122||ADT^A01|1|P|2.4\rPID|||P1\r`),
};
