import { loadReferenceData, type ReferenceData } from '@careway/reference-data';

/** The reference data that is shipped; specs run at the root of the workspace. */
export const shippedData = (): ReferenceData => loadReferenceData('deploy/reference/kent-and-medway');
