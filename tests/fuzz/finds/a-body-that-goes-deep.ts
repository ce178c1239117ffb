import type { Find } from './find.ts';
import { body } from './messages.ts';

/** Lists within lists overflowed the stack: 503, and the sender tried again for ever. */
export const find: Find = {
  door: 'json',
  input: () => body(`,"visit":${'['.repeat(20_000)}${']'.repeat(20_000)}`),
};
