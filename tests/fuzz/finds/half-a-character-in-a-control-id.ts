import type { Find } from './find.ts';

/** Half a character in the names of a refused message: the database gave back another, and a repetition was not known. */
export const find: Find = {
  door: 'json',
  input: () => Buffer.from('{"controlId":"\\ud83d","sendingApplication":"\\ud83d","sendingFacility":"T"}'),
};
