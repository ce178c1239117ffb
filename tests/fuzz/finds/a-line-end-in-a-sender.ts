import type { Find } from './find.ts';

/** A frame's end in the name of a refused sender stood in the acknowledgement. */
export const find: Find = {
  door: 'json',
  input: () => Buffer.from('{"controlId":"1","sendingApplication":"\\u001c\\u000b","sendingFacility":"T"}'),
};
