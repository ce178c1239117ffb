import type { Find } from './find.ts';
import { message } from './messages.ts';

/** `constructor` was taken for a trigger that has rules: the gateway failed to translate it and called it its own fault. */
export const find: Find = {
  door: 'er7',
  input: () => message('20261122||ADT^constructor|1|P|2.4', 'PID|||P1\rPV1||I|AMU||||||||||||||||V1\r'),
};
