import { randomBytes } from 'node:crypto';
import { acknowledge, ackCodeFor, decideAnswer, encodeText, frame } from '@careway/hl7v2';
import { eventually } from '@careway/testing';
import { closeAll, listening } from './demo-line.fixture.ts';
import { RawClient } from './raw-client.fixture.ts';
import type { MllpFault } from './connection.ts';

const good = (id: string, end = '\r', name = 'TESTPERSON'): string =>
  [
    `MSH|^~\\&|PAS|RVV01|CW|ICS|20261101||ADT^A01|${id}|P|2.5`,
    'EVN||20261101101000',
    `PID|||77^^^RVV||${name}`,
    'PV1||I|WARD^1^2|||||||||||||||||V1',
    '',
  ]
    .join(end)
    .replace('|||||||||||||||||V1', '||||||||||||||||V1');

/** What a door does with a frame: decide, (store), acknowledge. `stored` has what was acknowledged as accepted. */
const door = async (maxBytes?: number): Promise<{ raw: RawClient; stored: string[]; faults: MllpFault[] }> => {
  const stored: string[] = [];
  const { listener, faults } = await listening({
    ...(maxBytes === undefined ? {} : { maxBytes }),
    onFrame: async (payload) => {
      const decision = decideAnswer(payload);
      if (decision.answer === 'batch') return undefined;
      const code = ackCodeFor(decision.header, 'auto', decision.answer);
      if (code === 'none') return undefined;
      if (decision.answer === 'accepted') stored.push(decision.adt.controlId);
      const { header, problems, charset } = decision;
      return encodeText(acknowledge(header, { code, problems, controlId: 'C', now: new Date() }), charset);
    },
  });
  return { raw: new RawClient(listener.port), stored, faults };
};

const B = (text: string): Buffer => Buffer.from(text);
const framed = (text: string | Buffer): Buffer => frame(text);

describe('malformed input: nothing is acknowledged that was not stored', () => {
  afterEach(closeAll);

  it.each<[string, Buffer[], string[]]>([
    ['no MSH', [framed('EVN|A01\rPID|||77\r')], ['AR:']],
    ['MSH with two fields', [framed('MSH|^~\\&')], ['AR:']],
    ['an empty frame', [framed('')], ['AR:']],
    ['custom separators', [framed(good('M1').replaceAll('|', '*').replaceAll('^', ';'))], ['AA:M1']],
    ['a cut frame, then a good one', [B(`\x0b${good('BROKEN').slice(0, 60)}`), framed(good('M1'))], ['AA:M1']],
    ['FS without CR, then a good one', [B(`\x0b${good('M1')}\x1c`), framed(good('M2'))], ['AA:M1', 'AA:M2']],
    ['no start byte, then a good one', [B(`${good('LOST')}\x1c\r`), framed(good('M1'))], ['AA:M1']],
    ['LF', [framed(good('M1', '\n'))], ['AA:M1']],
    ['CR LF', [framed(good('M1', '\r\n'))], ['AA:M1']],
    ['bad escapes', [framed(good('M1', '\r', 'A\\Z9\\B\\F'))], ['AA:M1']],
    ['two frames in a write', [Buffer.concat([framed(good('M1')), framed(good('M2'))])], ['AA:M1', 'AA:M2']],
    [
      'NUL and line ends between frames',
      [Buffer.concat([B('\0\r\n'), framed(good('M1')), B('\0\0'), framed(good('M2'))])],
      ['AA:M1', 'AA:M2'],
    ],
    ['two messages in a frame', [framed(good('M1') + good('M2')), framed(good('M3'))], ['AE:M1', 'AA:M3']],
    ['a batch in a frame', [framed(`BHS|^~\\&|PAS||||||||B7\r${good('M1')}BTS|1\r`)], ['AR:B7']],
    ['a split between FS and CR', [B(`\x0b${good('M1')}\x1c`), B('\r'), framed(good('M2'))], ['AA:M1', 'AA:M2']],
    ['byte by byte', [...framed(good('M1', '\r', 'MÜLLER李'))].map((byte) => Buffer.of(byte)), ['AA:M1']],
    ['Latin 1 bytes', [framed(Buffer.from(good('M1', '\r', 'MÜLLER'), 'latin1'))], ['AA:M1']],
    [
      'an acknowledgement',
      [framed('MSH|^~\\&|A|B|||2026||ACK^A01|X|P|2.5\rMSA|AA|1\r'), framed(good('M1'))],
      ['AA:M1'],
    ],
  ])('%s', async (_what, packets, told) => {
    const { raw, stored } = await door();
    for (const packet of packets) await raw.write(packet);
    await raw.write(framed(good('LAST')));
    await eventually(() => raw.told.includes('AA:LAST'));
    expect(raw.told.slice(0, -1)).toEqual(told);
    expect(raw.told.filter((answer) => answer.startsWith('AA:')).map((answer) => answer.slice(3))).toEqual(stored);
    raw.socket.destroy();
  });

  it('20 frames in one write are answered in order', async () => {
    const { raw } = await door();
    const ids = Array.from({ length: 20 }, (_, index) => `Q${index}`);
    await raw.write(Buffer.concat(ids.map((id) => framed(good(id)))));
    await eventually(() => raw.answers.length === 20);
    expect(raw.told).toEqual(ids.map((id) => `AA:${id}`));
    raw.socket.destroy();
  });

  it('a 5 MB message is taken, one over the limit gets AR and the line closes', async () => {
    const { raw, stored } = await door();
    await raw.write(framed(`${good('BIG')}OBX|1|ED|||${'A'.repeat(5 * 1024 * 1024)}\r`));
    await eventually(() => raw.told.includes('AA:BIG'));
    raw.socket.destroy();
    const small = await door(1000);
    await small.raw.write(framed(good('M1')));
    await small.raw.write(framed(`${good('HUGE')}OBX|1|ED|||${'A'.repeat(3_000_000)}\r`));
    await eventually(() => small.raw.closed);
    expect(small.raw.told).toEqual(['AA:M1', 'AR:HUGE']);
    expect([stored, small.stored, small.faults]).toEqual([['BIG'], ['M1'], ['oversized']]);
  });

  it('an HTTP request is dropped, and a flood of noise closes the line', async () => {
    const { raw, faults } = await door();
    await raw.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await raw.write(framed(good('M1')));
    await eventually(() => raw.told.includes('AA:M1'));
    expect(raw.closed).toBe(false);
    await raw.write('x'.repeat(5000));
    await eventually(() => raw.closed);
    expect(new Set(faults)).toEqual(new Set(['noise']));
  });

  it('random bytes on 20 lines end no process', async () => {
    const { raw } = await door();
    const port = raw.socket.remotePort ?? 0;
    await eventually(() => raw.socket.remotePort !== undefined);
    const lines = Array.from({ length: 20 }, () => new RawClient(raw.socket.remotePort ?? port));
    await Promise.all(
      lines.map((line) => line.write(Buffer.concat([B('\x0bMSH|^~\\&|'), randomBytes(20_000), B('\x1c\r')]))),
    );
    for (const line of lines) line.socket.resetAndDestroy();
    await raw.write(framed(good('M1')));
    await eventually(() => raw.told.includes('AA:M1'));
    raw.socket.destroy();
  });
});
