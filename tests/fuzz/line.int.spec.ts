import fc from 'fast-check';
import { frame, type FrameEvent } from '@careway/hl7v2';
import { eventually, PROPERTY_MS, propertyRuns } from '@careway/testing';
import { streams } from './doors/framing.ts';
import { plainDecoder } from './doors/plain-decoder.ts';
import { answered, Sender, testListener } from './line-in-test.ts';

const LIMITS = { maxBytes: 2_000, noiseLimit: 50, maxOutstanding: 3, maxHeldBytes: 300_000 };
const REFUSED = 'refused';

/** What a line answers to these frames, by its rules; after a refusal or too much noise it hears nothing more. */
function expectedOf(events: readonly FrameEvent[]): string[] {
  const answers: string[] = [];
  let noise = 0;
  for (const event of events) {
    if (event.kind === 'frame') {
      answers.push(answered(event.payload));
      noise = 0;
    } else if (event.kind === 'oversized') return [...answers, REFUSED];
    else if ((noise += event.kind === 'noise' ? event.bytes : 1) > LIMITS.noiseLimit) return answers;
  }
  return answers;
}

const said = (answers: readonly string[]): string[] =>
  answers.map((answer) => (/^MSH.*\rMSA.AR/.test(answer) ? REFUSED : answer));

describe('a line over a real socket', () => {
  it(
    'answers every whole frame once and in order, or closes, whatever comes in whatever slices',
    async () => {
      const { listener } = await testListener(LIMITS);
      const slices = fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 1, maxLength: 10 });
      const run = async (stream: Buffer, steps: number[]) => {
        const input = stream.subarray(0, 8_000);
        const sender = new Sender(listener.port);
        for (let at = 0, turn = 0; at < input.length; turn += 1) {
          const to = at + steps[turn % steps.length]!;
          await sender.write(input.subarray(at, to));
          at = to;
        }
        expect(said(await sender.end())).toEqual(expectedOf(plainDecoder(input, LIMITS)));
      };
      await fc.assert(fc.asyncProperty(streams, slices, run), propertyRuns(60));
    },
    PROPERTY_MS,
  );

  it('refuses an oversized frame also behind frames that wait, and takes nothing after it', async () => {
    const { listener } = await testListener(LIMITS);
    const sender = new Sender(listener.port);
    const frames = ['1', '2', '3', '4', '5'].map((text) => frame(text));
    await sender.write(Buffer.concat([...frames, frame(`MSH|^~\\&|${'x'.repeat(3_000)}`), frame('6')]));
    expect(said(await sender.end())).toEqual([
      ...['1', '2', '3', '4', '5'].map((text) => `answer to ${text}`),
      REFUSED,
    ]);
  });

  it.each(['\x0b', 'GET / HTTP/1.1\r\n'])('is closed by %j without end, after few faults', async (unit) => {
    const { listener, faults } = await testListener(LIMITS);
    const sender = new Sender(listener.port);
    await sender.write(unit.repeat(10_000));
    await sender.closed;
    expect(sender.answers).toEqual([]);
    expect(faults.length).toBeLessThanOrEqual(LIMITS.noiseLimit + 2);
  });

  it('answers 20,000 empty frames of one write', async () => {
    const { listener } = await testListener({ ...LIMITS, maxOutstanding: 64 });
    const sender = new Sender(listener.port);
    await sender.write('\x0b\x1c\r'.repeat(20_000));
    expect(await sender.end()).toEqual(Array(20_000).fill('answer to '));
  });
});

describe('what lines may hold', () => {
  it('frames without end on many lines are held up to a limit, and others are answered', async () => {
    const { listener, faults } = await testListener({ maxBytes: 1_000_000, maxHeldBytes: 3_000_000 });
    const endless = Array.from({ length: 10 }, () => new Sender(listener.port));
    await Promise.all(endless.map((sender) => sender.write(`\x0b${'x'.repeat(900_000)}`)));
    await eventually(() => faults.length >= 7);
    const good = new Sender(listener.port);
    await good.write(frame('good'));
    expect(await good.end()).toEqual(['answer to good']);
    expect(new Set(faults)).toEqual(new Set(['full']));
    for (const sender of endless) sender.socket.destroy();
    await eventually(() => listener.connections === 0);
    const large = new Sender(listener.port);
    const text = 'y'.repeat(900_000);
    await large.write(frame(text));
    expect(await large.end()).toEqual([`answer to ${text}`]);
  });

  it('no more than the size of one frame waits for its answers', async () => {
    let [held, most] = [0, 0];
    const { listener } = await testListener({
      maxBytes: 100_000,
      onFrame: async (payload) => {
        most = Math.max(most, (held += payload.length));
        for (let turns = 20; turns > 0; turns -= 1) await new Promise(setImmediate);
        held -= payload.length;
        return undefined;
      },
    });
    const sender = new Sender(listener.port);
    await sender.write(Buffer.concat(Array.from({ length: 40 }, () => frame('z'.repeat(30_000)))));
    await sender.end();
    expect(held).toBe(0);
    expect(most).toBeLessThanOrEqual(130_000);
    expect(most).toBeGreaterThan(0);
  });

  it('a sender that does not read its answers is let go', async () => {
    const { listener, faults } = await testListener({ idleMs: 300, onFrame: async () => Buffer.alloc(2_000_000, 'a') });
    const sender = await new Sender(listener.port).deaf();
    await sender.write(Buffer.concat(Array.from({ length: 50 }, () => frame('q'))));
    await eventually(() => listener.connections === 0);
    expect(faults).toContain('idle');
  });

  it('a frame that is dripped, byte after byte, is given up in time', async () => {
    const { listener, faults } = await testListener({ partialMs: 200 });
    const sender = new Sender(listener.port);
    const drip = setInterval(() => sender.socket.write('x'), 20);
    await sender.write('\x0b');
    await sender.closed;
    clearInterval(drip);
    expect(faults).toEqual(['partial']);
  });
});
