import fc from 'fast-check';
import { FrameDecoder, frame, type FrameEvent, type FrameOptions } from './frames.ts';

const VT = '\x0b';
const FS = '\x1c';
const decode = (chunks: (string | Buffer)[], options?: FrameOptions): FrameEvent[] => {
  const decoder = new FrameDecoder(options);
  return chunks.flatMap((chunk) => decoder.push(Buffer.from(chunk as string)));
};
/** Events as short texts; noise that came in pieces is added up, for pieces depend on the slicing. */
const told = (events: FrameEvent[]): string[] => {
  const out: string[] = [];
  let noise = 0;
  const tellNoise = (): void => {
    if (noise > 0) out.push(`noise ${noise}`);
    noise = 0;
  };
  for (const event of events) {
    if (event.kind === 'noise') noise += event.bytes;
    else {
      tellNoise();
      if (event.kind === 'frame') out.push(`frame ${event.payload.toString('latin1')}`);
      else
        out.push(
          `${event.kind} ${event.bytes}${event.kind === 'oversized' ? ` ${event.head.toString('latin1')}` : ''}`,
        );
    }
  }
  tellNoise();
  return out;
};

describe('MLLP frames', () => {
  it('finds every frame of one read', () => {
    const twenty = Array.from({ length: 20 }, (_, index) => `M${index}`);
    const events = decode([Buffer.concat(twenty.map((text) => frame(text)))]);
    expect(told(events)).toEqual(twenty.map((text) => `frame ${text}`));
  });

  it('finds a frame whose FS and CR come in different packets, and one that comes byte by byte', () => {
    for (const acceptFsWithoutCr of [true, false]) {
      expect(told(decode([`${VT}one${FS}`, `\r${VT}two${FS}\r`], { acceptFsWithoutCr }))).toEqual([
        'frame one',
        'frame two',
      ]);
      expect(told(decode([...`${VT}one${FS}\r`], { acceptFsWithoutCr }))).toEqual(['frame one']);
    }
  });

  it('drops a frame that a new start byte cuts, counts it, and delivers the good one', () => {
    expect(told(decode([`${VT}broken|`, `stuff${VT}good${FS}\r`]))).toEqual(['cut 12', 'frame good']);
  });

  it('takes FS without CR when it may, and else as data', () => {
    expect(told(decode([`${VT}one${FS}${VT}two${FS}\r`]))).toEqual(['frame one', 'frame two']);
    const strict = { acceptFsWithoutCr: false };
    expect(told(decode([`${VT}one${FS}${VT}two${FS}\r`], strict))).toEqual(['cut 4', 'frame two']);
    expect(told(decode([`${VT}a${FS}b${FS}\r`], strict))).toEqual([`frame a${FS}b`]);
  });

  it('passes over NUL, CR and LF between frames, and counts anything else', () => {
    expect(told(decode([`\0\r\n${VT}one${FS}\r\r\n\0${VT}two${FS}\r\n`]))).toEqual(['frame one', 'frame two']);
    expect(told(decode(['GET / HTTP/1.1\r\n\r\n', `${VT}one${FS}\r`]))).toEqual(['noise 14', 'frame one']);
  });

  it('delivers an empty frame', () => {
    expect(told(decode([`${VT}${FS}\r`]))).toEqual(['frame ']);
  });

  it('tells a frame over the limit once, with its beginning, and goes on with the next', () => {
    const events = decode([`${VT}MSH|`, 'x'.repeat(30), `y${FS}\r${VT}good${FS}\r`], { maxBytes: 8 });
    expect(told(events)).toEqual(['oversized 9 MSH|xxxx', 'frame good']);
    expect(told(decode([`${VT}12345678${FS}\r`], { maxBytes: 8 }))).toEqual(['frame 12345678']);
  });

  it('says what is pending', () => {
    const decoder = new FrameDecoder();
    expect(decoder.inFrame).toBe(false);
    decoder.push(Buffer.from(`${VT}abc`));
    expect([decoder.inFrame, decoder.pendingBytes]).toEqual([true, 3]);
    decoder.push(Buffer.from(`${FS}\r`));
    expect([decoder.inFrame, decoder.pendingBytes]).toEqual([false, 0]);
  });

  it('reads 5 MB in small chunks in time linear in the bytes', () => {
    const bytes = frame(Buffer.alloc(5 * 1024 * 1024, 0x41));
    const decoder = new FrameDecoder();
    const begun = process.cpuUsage();
    const events: FrameEvent[] = [];
    for (let at = 0; at < bytes.length; at += 100) events.push(...decoder.push(bytes.subarray(at, at + 100)));
    const { user, system } = process.cpuUsage(begun);
    expect(events).toHaveLength(1);
    expect((user + system) / 1000).toBeLessThan(1500);
  });

  it('keeps bytes that the payload is read from apart from the next read', () => {
    const decoder = new FrameDecoder();
    decoder.push(Buffer.from(`${VT}on`));
    const [first] = decoder.push(Buffer.from(`e${FS}\r${VT}zz`));
    decoder.push(Buffer.from('zzzz'));
    expect(first?.kind === 'frame' && first.payload.toString()).toBe('one');
  });

  it('gives the same for any slicing of any bytes', () => {
    const byte = fc.constantFrom(...[...`${VT}${FS}\r\n\0ABC|`].map((character) => character.charCodeAt(0)));
    const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(
        fc.array(byte, { maxLength: 120 }),
        cuts,
        fc.boolean(),
        fc.integer({ min: 1, max: 20 }),
        (bytes, sizes, acceptFsWithoutCr, maxBytes) => {
          const all = Buffer.from(bytes);
          const chunks: Buffer[] = [];
          for (let at = 0, turn = 0; at < all.length; turn += 1) {
            const size = sizes[turn % sizes.length] ?? 1;
            chunks.push(all.subarray(at, at + size));
            at += size;
          }
          const options = { acceptFsWithoutCr, maxBytes };
          expect(told(decode(chunks, options))).toEqual(told(decode([all], options)));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
