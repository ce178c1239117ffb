import type { Find } from './find.ts';
import { message } from './messages.ts';

const many = (from: number): string => Array.from({ length: 6_000 }, (_, at) => String(from + at)).join('~');

/** Thousands of identifiers in PID-3 and MRG-1 were compared each with each: over a second for 64 kB, and hours for 10 MB. */
export const find: Find = {
  door: 'er7',
  input: () =>
    message('20261122||ADT^A40|1|P|2.4', `PID|||${many(0)}\rMRG|${many(0).split('~').toReversed().join('~')}\r`),
};
