import { createHash } from 'node:crypto';
import type { Received } from './received.ts';

/** What tells one message from another: who sent it, its control id, and its bytes. */
export interface Identity {
  interfaceId: string;
  sendingApplication: string;
  sendingFacility: string;
  controlId: string;
  contentHash: Buffer;
}

const LONGEST = 199;

/** As the database will give it back: half a character at the cut becomes the replacement character. */
const name = (said = ''): string => said.slice(0, LONGEST).toWellFormed();

export function identityOf({ from, inbound, bytes }: Received): Identity {
  const header = inbound.header;
  return {
    interfaceId: from.id,
    sendingApplication: name(header?.sendingApplication),
    sendingFacility: name(header?.sendingFacility),
    controlId: name(header?.controlId),
    contentHash: createHash('sha256').update(bytes).digest(),
  };
}

/** The control id within its sender: the same one with other bytes is another message that claims the same name. */
export const claimOf = ({ interfaceId, sendingApplication, sendingFacility, controlId }: Identity): string =>
  JSON.stringify([interfaceId, sendingApplication, sendingFacility, controlId]);
