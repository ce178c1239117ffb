import { encodeText } from './charset.ts';

const START = 0x0b;
const END = 0x1c;
const CARRIAGE_RETURN = 0x0d;

/** What a piece of the byte stream was. `bytes` count what was dropped. */
export type FrameEvent =
  | { kind: 'frame'; payload: Buffer }
  /** A frame was cut by the start of another. */
  | { kind: 'cut'; bytes: number }
  /** Bytes outside any frame that are not NUL, CR or LF. */
  | { kind: 'noise'; bytes: number }
  /** A frame grew over the limit; `head` is how it began. The rest of it is dropped without further events. */
  | { kind: 'oversized'; bytes: number; head: Buffer };

export interface FrameOptions {
  /** The longest payload taken; default 10 MiB. */
  maxBytes?: number | undefined;
  /** Does FS alone end a frame, without CR? Default true. */
  acceptFsWithoutCr?: boolean | undefined;
}

const HEAD_BYTES = 4096;
const FIRST_CAPACITY = 4096;
/** Room that a line keeps for its next frame. */
const MOST_KEPT = 64 * 1024;

/**
 * Cuts a byte stream into MLLP frames (VT payload FS CR, MLLP release 1), however the bytes were sliced into chunks.
 * Memory is at most twice `maxBytes`; time is linear in the bytes.
 */
export class FrameDecoder {
  readonly #maxBytes: number;
  readonly #fsEnds: boolean;
  #state: 'outside' | 'inside' | 'dropping' = 'outside';
  /** FS was the last byte seen inside a frame, and it may yet be data. */
  #fsSeen = false;
  #held = Buffer.alloc(0);
  #length = 0;

  constructor(options: FrameOptions = {}) {
    this.#maxBytes = options.maxBytes ?? 10 * 1024 * 1024;
    this.#fsEnds = options.acceptFsWithoutCr ?? true;
  }

  /** Bytes of a frame that has begun and not ended. */
  get pendingBytes(): number {
    return this.#length;
  }

  /** Has a frame begun and not ended (even when it has no bytes yet)? */
  get inFrame(): boolean {
    return this.#state !== 'outside';
  }

  /** Takes the next bytes of the stream; returns what they complete, in order. */
  push(chunk: Buffer): FrameEvent[] {
    const events: FrameEvent[] = [];
    const ends = { start: nextOf(chunk, START), end: nextOf(chunk, END) };
    let at = 0;
    while (at < chunk.length) {
      if (this.#state === 'outside') at = this.#skip(chunk, at, ends, events);
      else if (this.#state === 'dropping') at = this.#drop(chunk, at, ends);
      else at = this.#read(chunk, at, ends, events);
    }
    return events;
  }

  #skip(chunk: Buffer, from: number, ends: Ends, events: FrameEvent[]): number {
    const start = ends.start(from);
    let noise = 0;
    for (let at = from; at < start; at += 1) {
      const byte = chunk[at];
      if (byte !== 0 && byte !== CARRIAGE_RETURN && byte !== 0x0a) noise += 1;
    }
    if (noise > 0) events.push({ kind: 'noise', bytes: noise });
    if (start < chunk.length) this.#state = 'inside';
    return start + 1;
  }

  #drop(chunk: Buffer, from: number, ends: Ends): number {
    const start = ends.start(from);
    const end = ends.end(from);
    if (start === chunk.length && end === chunk.length) return chunk.length;
    this.#state = start < end ? 'inside' : 'outside';
    return Math.min(start, end) + 1;
  }

  #read(chunk: Buffer, from: number, ends: Ends, events: FrameEvent[]): number {
    if (this.#fsSeen) return this.#afterFs(chunk, from, events);
    const start = ends.start(from);
    const end = ends.end(from);
    const stop = Math.min(start, end);
    const whole = this.#length === 0 && stop === end && end < chunk.length && this.#ends(chunk, end);
    if (whole && stop - from <= this.#maxBytes) {
      events.push({ kind: 'frame', payload: chunk.subarray(from, stop) });
      this.#state = 'outside';
      return stop + 1;
    }
    if (this.#hold(chunk, from, stop, events)) return stop;
    if (stop === chunk.length) return stop;
    if (start < end) this.#cut(events);
    else if (this.#fsEnds) this.#finish(events);
    else this.#fsSeen = true;
    return stop + 1;
  }

  /** Is FS at this place surely the end? CR after it is then skipped as a byte between frames. */
  #ends(chunk: Buffer, at: number): boolean {
    return this.#fsEnds || chunk[at + 1] === CARRIAGE_RETURN;
  }

  #afterFs(chunk: Buffer, at: number, events: FrameEvent[]): number {
    this.#fsSeen = false;
    if (chunk[at] === CARRIAGE_RETURN) {
      this.#finish(events);
      return at + 1;
    }
    this.#hold(Buffer.of(END), 0, 1, events);
    return at;
  }

  #finish(events: FrameEvent[]): void {
    events.push({ kind: 'frame', payload: Buffer.from(this.#held.subarray(0, this.#length)) });
    this.#forget('outside');
  }

  #cut(events: FrameEvent[]): void {
    events.push({ kind: 'cut', bytes: this.#length });
    this.#forget('inside');
  }

  #forget(state: 'outside' | 'inside' | 'dropping'): void {
    this.#state = state;
    this.#length = 0;
    if (this.#held.length > MOST_KEPT) this.#held = Buffer.alloc(0);
  }

  /** Keeps bytes of an unfinished frame; true when that made it too long. */
  #hold(chunk: Buffer, from: number, to: number, events: FrameEvent[]): boolean {
    const length = this.#length + to - from;
    if (length > this.#maxBytes) {
      const head = Buffer.concat(
        [this.#held.subarray(0, this.#length), chunk.subarray(from, to)],
        Math.min(this.#maxBytes, HEAD_BYTES),
      );
      events.push({ kind: 'oversized', bytes: this.#maxBytes + 1, head });
      this.#forget('dropping');
      return true;
    }
    if (length > this.#held.length) this.#grow(length);
    chunk.copy(this.#held, this.#length, from, to);
    this.#length = length;
    return false;
  }

  #grow(length: number): void {
    const grown = Buffer.allocUnsafe(Math.max(length, this.#held.length * 2, FIRST_CAPACITY));
    this.#held.copy(grown, 0, 0, this.#length);
    this.#held = grown;
  }
}

/** Places of the next start and end byte at or after a place; the chunk's length when there is none. */
interface Ends {
  start: (from: number) => number;
  end: (from: number) => number;
}

/** Remembers the last find, so that a chunk is searched once however often it is asked. */
const nextOf = (chunk: Buffer, byte: number): ((from: number) => number) => {
  let found = -1;
  return (from) => {
    if (found < from) {
      const at = chunk.indexOf(byte, from);
      found = at === -1 ? chunk.length : at;
    }
    return found;
  };
};

/** A payload as an MLLP frame; a text is written in `charset` (default UTF-8). */
export const frame = (payload: Buffer | string, charset?: string): Buffer => {
  const bytes = typeof payload === 'string' ? encodeText(payload, charset) : payload;
  const framed = Buffer.allocUnsafe(bytes.length + 3);
  framed[0] = START;
  bytes.copy(framed, 1);
  framed[bytes.length + 1] = END;
  framed[bytes.length + 2] = CARRIAGE_RETURN;
  return framed;
};
