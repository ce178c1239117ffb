import type { Interface } from '@careway/reference-data';
import { senderOf } from '../../../apps/gateway/src/receive-messages/decide-interface.ts';
import { readEr7, readSingle, type ReadSingle } from '../../../apps/gateway/src/receive-messages/read-er7.ts';
import { er7Bytes } from '../bytes/edits.ts';
import { withinLimit } from '../work.ts';
import type { Door } from './door.ts';
import { checkMessage } from './messages.ts';
import { settings } from './settings.ts';

/** What the MLLP and HTTP doors make of a body before anything is stored: one message, or those of a batch. */
export function readAll(input: Buffer, from: Interface): [Buffer, ReadSingle][] {
  senderOf(input);
  const inbound = readEr7(input, from);
  if (inbound.answer !== 'batch') return [[input, inbound]];
  return inbound.messages.map((one) => [one, readSingle(one, from, inbound.charset)]);
}

/** ER7 over MLLP and HTTP. */
export const er7: Door = {
  name: 'er7',
  inputs: er7Bytes,
  check(input) {
    for (const from of settings) {
      withinLimit(() => void readAll(input, from));
      for (const [bytes, inbound] of readAll(input, from)) checkMessage(bytes, from, inbound);
    }
  },
};
