import type { Find } from './find.ts';
import { body } from './messages.ts';

/** An unknown name was repeated in the fault and in the answer, though it may be a person's. */
export const find: Find = {
  door: 'json',
  input: () => body(',"ZQXMARK, ALICE":1'),
};
