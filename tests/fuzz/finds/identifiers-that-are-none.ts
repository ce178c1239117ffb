import type { Find } from './find.ts';
import { admission } from './messages.ts';

/** Each unusable identifier was told by a fault of 300 bytes: 10 MB of them became 1.5 GB of faults. */
export const find: Find = {
  door: 'er7',
  input: () => admission('PV1||I|AMU||||||||||||||||V1\r', `PID|||${'1^^^^NH~'.repeat(5_000)}\r`),
};
