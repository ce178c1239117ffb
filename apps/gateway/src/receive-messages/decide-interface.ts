import { readHeader } from '@careway/hl7v2';
import type { Interface, ReferenceData, Sender } from '@careway/reference-data';
import { unknownSender } from './unknown-sender.ts';

/** The first message header lies within these bytes, or there is none. */
const LOOKED_AT = 64 * 1024;
const HEADER = /(?:^\s*|[\r\n])(MSH[^A-Za-z0-9\s][^\r\n]*)/;

/** Who says to have sent these bytes (MSH-3, MSH-4 of the first message), read without reading the rest. */
export function senderOf(bytes: Buffer): Omit<Sender, 'door'> {
  const line = HEADER.exec(bytes.toString('utf8', 0, LOOKED_AT).replace(/^\uFEFF/, ''))?.[1];
  if (line === undefined) return { application: '', facility: '' };
  const { sendingApplication, sendingFacility } = readHeader(line);
  return { application: sendingApplication, facility: sendingFacility };
}

/** The interface that a sender comes in by; where none takes the sender, the one of unknown senders. */
export const decideInterface = (places: ReferenceData, sender: Sender): Interface =>
  places.interfaceFor(sender) ?? unknownSender();
