import fc from 'fast-check';
import { FrameDecoder, type FrameEvent, type FrameOptions } from '@careway/hl7v2';
import { er7Bytes, MOST } from '../bytes/edits.ts';
import { hold } from '../violation.ts';
import { withinLimit } from '../work.ts';
import type { Door } from './door.ts';
import { plainDecoder } from './plain-decoder.ts';

const FRAMING = [0x0b, 0x1c, 0x0d, 0x1c, 0x0b, 0, 0x41];
/** Streams of frames, whole and broken. */
export const streams: fc.Arbitrary<Buffer> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...FRAMING).map((byte) => Buffer.of(byte)) },
      { weight: 3, arbitrary: fc.string({ maxLength: 30 }).map((text) => Buffer.from(`\x0b${text}\x1c\r`)) },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)) },
      { weight: 1, arbitrary: er7Bytes.map((bytes) => Buffer.concat([Buffer.of(0x0b), bytes, Buffer.of(0x1c, 0x0d)])) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(
            fc.constantFrom('\x0b', '\x1c', '\x0b\x1c\r', '\x1c\x0b', 'x\x0b', 'A'),
            fc.oneof(fc.nat(50), fc.nat(30_000)),
          )
          .map(([text, times]) => Buffer.from(text.repeat(times))),
      },
    ),
    { maxLength: 12, size: 'max' },
  )
  .map((parts) => Buffer.concat(parts).subarray(0, MOST));

/** Noise that lies side by side is one noise, however it was sliced. */
export function joined(events: readonly FrameEvent[]): unknown[] {
  const out: FrameEvent[] = [];
  for (const event of events) {
    const last = out.at(-1);
    if (event.kind === 'noise' && last?.kind === 'noise') last.bytes += event.bytes;
    else out.push({ ...event });
  }
  return out.map((event) =>
    event.kind === 'frame'
      ? { ...event, payload: event.payload.toString('latin1') }
      : { kind: event.kind, ...headOf(event) },
  );
}
const headOf = (event: Exclude<FrameEvent, { kind: 'frame' }>): object =>
  event.kind === 'oversized' ? { head: event.head.toString('latin1') } : { bytes: event.bytes };

/** Slices a stream at places that its own bytes choose: from one byte to all of it. */
function* slices(input: Buffer, most: number): Generator<Buffer> {
  for (let at = 0, step = 1; at < input.length; at += step) {
    step = 1 + ((step * 31 + input[at]! * 7) % most);
    // A copy: the decoder may keep no view of bytes that the socket writes again.
    const slice = Buffer.from(input.subarray(at, at + step));
    yield slice;
  }
}

function decoded(input: readonly Buffer[], options: FrameOptions): FrameEvent[] {
  const decoder = new FrameDecoder(options);
  return input.flatMap((chunk) => decoder.push(chunk));
}

const OPTIONS: readonly FrameOptions[] = [
  {},
  { acceptFsWithoutCr: false },
  { maxBytes: 20 },
  { maxBytes: 0 },
  { acceptFsWithoutCr: false, maxBytes: 5_000 },
];

/** MLLP framing: what the decoder says is what a plain one says, however the bytes are sliced. */
export const framing: Door = {
  name: 'framing',
  inputs: streams,
  check(input) {
    const options = OPTIONS[input.length % OPTIONS.length]!;
    const plain = JSON.stringify(joined(plainDecoder(input, options)));
    for (const most of input.length > 4_096 ? [4_096, MOST] : [1, 7, 4_096]) {
      const sliced = [...slices(input, most)];
      const events = decoded(sliced, options);
      if (most >= 4_096) withinLimit(() => void decoded(sliced, options));
      hold(JSON.stringify(joined(events)) === plain, `slices of up to ${most} give the events of a plain decoder`);
    }
  },
};
