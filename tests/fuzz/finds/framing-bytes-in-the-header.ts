import type { Find } from './find.ts';
import { message } from './messages.ts';

/** Over HTTP the header held a frame's end: the acknowledgement repeated it. */
export const find: Find = {
  door: 'er7',
  input: () => message('2026||ADT^A01|1\x1c\r|P|2.4'),
};
