import type { Interface } from '@careway/reference-data';
import { UNKNOWN_SENDER } from '../observe-feeds/feed-counters.ts';

// A sender's name is read without spaces around it, so nobody has this one: everything is refused with 103, and kept.
const NOBODY = [' '];

/** The interface of those whom no interface names: their messages are refused and still kept for the desk. */
export const unknownSender = (): Interface => ({
  id: UNKNOWN_SENDER,
  name: 'Senders that no interface names',
  organisationId: '',
  validFrom: '2020-04-01',
  source: 'Part of the product: nothing that came in is lost',
  provisional: false,
  expectedEverySeconds: 86_400,
  doors: ['mllp', 'http', 'json'],
  allowedApplications: NOBODY,
  allowedFacilities: NOBODY,
  ackMode: 'auto',
  charset: 'utf-8',
  timeZone: 'Europe/London',
  batches: false,
  unknownTriggers: 'reject',
  zSegments: [],
  identifierAuthority: '',
  understandsWardIds: false,
  locationMap: [],
});
