import type { Interface } from '@careway/reference-data';
import { senderOf } from '../../../apps/gateway/src/receive-messages/decide-interface.ts';
import { readEr7, readSingle, type ReadSingle } from '../../../apps/gateway/src/receive-messages/read-er7.ts';
import { er7Bytes } from '../bytes/edits.ts';
import { withinLimit } from '../work.ts';
import type { Door } from './door.ts';
import { answerOf, checkMessage } from './messages.ts';
import { settings } from './settings.ts';

/** What the MLLP and HTTP doors make of a body before anything is stored: one message, or those of a batch. */
export function readAll(input: Buffer, from: Interface): [Buffer, ReadSingle][] {
  senderOf(input);
  const inbound = readEr7(input, from);
  if (inbound.answer !== 'batch') return [[input, inbound]];
  return inbound.messages.map((one) => [one, readSingle(one, from, inbound.charset)]);
}

/** A batch is read in pieces of 50, and answered in groups of at most 200; between them others have their turn. */
const AT_ONCE = 200;

/** ER7 over MLLP and HTTP. */
export const er7: Door = {
  name: 'er7',
  inputs: er7Bytes,
  check(input) {
    for (const from of settings) {
      withinLimit(() => void readEr7(input, from));
      const all = readAll(input, from);
      for (let at = 0; at < all.length; at += AT_ONCE) {
        const some = all.slice(at, at + AT_ONCE);
        withinLimit(() => some.forEach(([bytes]) => answerOf(bytes, from, readSingle(bytes, from))));
      }
      for (const [bytes, inbound] of all) checkMessage(bytes, from, inbound);
    }
  },
};
