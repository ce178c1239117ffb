import type { Find } from './find.ts';

/** A full stop separated the fields: it cut our own timestamp and version in two, and MSH-10 of the answer was lost. */
export const find: Find = {
  door: 'er7',
  input: () => Buffer.from('MSH.^~\\&.PAS.TRUST.CAREWAY.QKS.2026..ADT^A01.1.P.2'),
};
