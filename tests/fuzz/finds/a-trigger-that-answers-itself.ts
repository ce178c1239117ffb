import type { Find } from './find.ts';
import { message } from './messages.ts';

/** MSH-9.2 held an escaped line end and an MSA: the answer began with the sender's own `MSA|AA` before ours. */
export const find: Find = {
  door: 'er7',
  input: () => message('2026||ADT^A\\X0D\\MSA\\F\\AA\\F\\1|1|P|2.4'),
};
