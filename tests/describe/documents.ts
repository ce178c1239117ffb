import { join } from 'node:path';
import { asyncApi } from '@careway/contracts';
import { bedTrackingApi } from '../../apps/bed-tracking/src/open-api.ts';
import { controlCentreApi } from '../../apps/control-centre/src/open-api.ts';

const root = join(import.meta.dirname, '../..');
const referenceData = join(root, 'deploy', 'reference', 'kent-and-medway');

/** Where the described documents stand. */
export const FOLDER = join(root, 'docs', 'reference');

/** Each document of docs/reference that is made from the code, by the name of its file. */
export const documents: Record<string, () => object | Promise<object>> = {
  'bed-tracking.openapi.json': () => bedTrackingApi(referenceData),
  'control-centre.openapi.json': () => controlCentreApi(referenceData),
  'events.asyncapi.json': asyncApi,
};
