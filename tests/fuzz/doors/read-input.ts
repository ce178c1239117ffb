import { FrameDecoder } from '@careway/hl7v2';
import { bytesOf, readHl7Like } from '../../../apps/gateway/src/receive-messages/read-hl7-like.ts';
import { readAll } from './er7.ts';
import { bodiesOf } from './json.ts';
import { settings } from './settings.ts';

/** What each door does with an input, without asking whether it is right: for measuring. */
export const readInput = {
  framing: (input: Buffer): unknown => new FrameDecoder().push(input),
  er7: (input: Buffer): unknown => readAll(input, settings[1]!),
  json: (input: Buffer): unknown => bodiesOf(input).map((body) => bytesOf(body) && readHl7Like(body, settings[0]!)),
};
