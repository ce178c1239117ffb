import type { Find } from './find.ts';
import { body } from './messages.ts';

/** Each of 20,000 empty identifiers was told by five faults: 64 kB became 20 MB of faults, and 10 MB the end of the process. */
export const find: Find = {
  door: 'json',
  input: () => body('', `{"identifiers":[${'{},'.repeat(20_000)}{}]}`),
};
