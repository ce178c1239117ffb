import type { Find } from './find.ts';
import { admission } from './messages.ts';

/** The last hour of 9999 west of Greenwich became the year +010000, which no event may hold: the gateway called it its own fault. */
export const find: Find = {
  door: 'er7',
  input: () => admission('PV1||I|AMU||||||||||||||||V1\rPV2||||||||99991231235959-1200\r'),
};
