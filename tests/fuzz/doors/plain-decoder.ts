import type { FrameEvent, FrameOptions } from '@careway/hl7v2';

const [START, END, CR] = [0x0b, 0x1c, 0x0d];
const HEAD_BYTES = 4096;

/** MLLP framing byte by byte, as slowly and plainly as it can be said: what the real decoder is compared with. */
export function plainDecoder(
  input: Buffer,
  { maxBytes = 10 * 1024 * 1024, acceptFsWithoutCr = true }: FrameOptions,
): FrameEvent[] {
  const events: FrameEvent[] = [];
  let frame: number[] | undefined;
  let dropping = false;
  for (let at = 0; at < input.length; at += 1) {
    const byte = input[at]!;
    if (dropping) {
      if (byte === START) [frame, dropping] = [[], false];
      else if (byte === END) dropping = false;
    } else if (frame === undefined) {
      if (byte === START) frame = [];
      else if (byte !== 0 && byte !== CR && byte !== 0x0a) events.push({ kind: 'noise', bytes: 1 });
    } else if (byte === START) {
      events.push({ kind: 'cut', bytes: frame.length });
      frame = [];
    } else if (byte === END && (acceptFsWithoutCr || input[at + 1] === CR)) {
      events.push({ kind: 'frame', payload: Buffer.from(frame) });
      frame = undefined;
      if (!acceptFsWithoutCr) at += 1;
    } else if (byte !== END || at + 1 < input.length) {
      // A last FS may yet be an end; so long it counts as nothing.
      frame.push(byte);
      if (frame.length > maxBytes) {
        events.push({
          kind: 'oversized',
          bytes: maxBytes + 1,
          head: Buffer.from(frame).subarray(0, Math.min(maxBytes, HEAD_BYTES)),
        });
        [frame, dropping] = [undefined, true];
      }
    }
  }
  return events;
}
