import fc from 'fast-check';
import { acknowledge } from './acknowledge.ts';
import { demoMessage } from './demo-message.fixture.ts';
import { locate } from './problem.ts';
import { decideAnswer, type Inbound, type InboundOptions } from './read-inbound.ts';

const decide = (text: string | Buffer, options?: InboundOptions): Inbound =>
  decideAnswer(Buffer.from(text as string), options);
const told = (decision: Inbound): string =>
  [decision.answer, ...decision.problems.map((problem) => `${locate(problem)}:${problem.code}`)].join(' ');
const withHeader = (fields: Record<number, string | string[]>): string => demoMessage({ MSH: fields });

const inLatin1 = (charset: string): Buffer =>
  Buffer.from(demoMessage({ MSH: { 18: charset }, PID: { 5: ['MÜLLER', 'JOSÉ'] } }), 'latin1');

describe('deciding what to answer', () => {
  it('accepts', () => expect(told(decide(demoMessage()))).toBe('accepted'));

  it.each([
    ['another type', withHeader({ 9: ['ORU', 'R01'] }), 'rejected MSH-9.1:200'],
    ['an acknowledgement', withHeader({ 9: ['ACK', 'A01'] }), 'rejected MSH-9.1:200'],
    ['another trigger', withHeader({ 9: ['ADT', 'A60'] }), 'rejected MSH-9.2:201'],
    ['no trigger', withHeader({ 9: 'ADT' }), 'rejected MSH-9.2:101'],
    ['no type', withHeader({ 9: '' }), 'rejected MSH-9.1:101'],
    ['a processing id nobody knows', withHeader({ 11: 'X' }), 'rejected MSH-11.1:202'],
    ['no processing id', withHeader({ 11: '' }), 'rejected MSH-11.1:101'],
    ['a version nobody knows', withHeader({ 12: '3.0' }), 'rejected MSH-12.1:203'],
    ['no version', withHeader({ 12: '' }), 'rejected MSH-12.1:101'],
    ['no control id', withHeader({ 10: '' }), 'unreadable MSH-10:101'],
    ['an endless control id', withHeader({ 10: 'x'.repeat(200) }), 'unreadable MSH-10:102'],
    ['faults of content', demoMessage({ PV1: null }), 'unreadable PV1:100'],
    ['nothing', '', 'rejected MSH:100'],
    ['no MSH', 'PID|1||77\r', 'rejected MSH:100'],
    ['two fields of MSH', 'MSH|^~\\&', 'rejected MSH-9.1:101 MSH-11.1:101 MSH-12.1:101 MSH-10:101'],
    ['two messages in a frame', demoMessage() + demoMessage(), 'unreadable MSH[2]:100'],
    ['zero bytes within', demoMessage().replace('ALICE', 'AL\0CE'), 'unreadable MSH:102'],
    ['UTF-16', Buffer.from(demoMessage(), 'utf16le'), 'unreadable MSH:102'],
  ])('does not accept %s', (_what, text, answer) => expect(told(decide(text))).toBe(answer));

  it('passes over white space before and zero bytes after a message', () => {
    expect(told(decide(`\r\n ${demoMessage()}\0\0`))).toBe('accepted');
  });

  it('routes on MSH-9.1 and 9.2, whatever 9.3 says', () => {
    expect(told(decide(withHeader({ 9: ['ADT', 'A03', 'ADT_A02'] })))).toBe('accepted');
  });

  it('keeps and ignores triggers for an interface that says so, but no other types', () => {
    const ignore = { unknownTriggers: 'ignore' } as const;
    expect(told(decide(withHeader({ 9: ['ADT', 'A60'] }), ignore))).toBe('ignored MSH-9.2:201');
    expect(told(decide(withHeader({ 9: ['ORU', 'R01'] }), ignore))).toBe('rejected MSH-9.1:200');
  });

  it('takes only the senders and versions an interface names', () => {
    const rules = { allowedApplications: ['PAS'], allowedFacilities: ['RXX'], allowedVersions: ['2.5'] };
    expect(told(decide(demoMessage(), rules))).toBe('rejected MSH-4:103 MSH-12.1:203');
    expect(told(decide(demoMessage(), { allowedApplications: ['*'], allowedFacilities: ['RVV01'] }))).toBe('accepted');
  });

  it('warns of a charset nobody knows, and of bytes that are not what MSH-18 says', () => {
    expect(told(decide(demoMessage({ MSH: { 18: 'ISO IR 999' } })))).toBe('accepted MSH-18:103');
    const decision = decide(inLatin1('UNICODE UTF-8'));
    expect(told(decision)).toBe('accepted MSH-18:102');
    expect(decision).toMatchObject({ charset: 'windows-1252', fellBack: true });
    expect(decision.answer === 'accepted' && decision.adt.patient.familyName).toBe('MÜLLER');
    expect(told(decide(inLatin1('8859/1')))).toBe('accepted');
  });
});

describe('batches', () => {
  const latin1 = Buffer.from(demoMessage({ PID: { 5: ['MÜLLER'] } }), 'latin1');
  const batch = Buffer.concat([
    Buffer.from('FHS|^~\\&|PAS|RVV01\rBHS|^~\\&|PAS|RVV01|CW|ICS|20261101||||B77\r'),
    latin1,
    Buffer.from(demoMessage({ MSH: { 10: 'M0002' } })),
    Buffer.from('BTS|3\rFTS|1\r'),
  ]);

  it('are rejected where they may not come, and answered to the batch', () => {
    const decision = decide(batch);
    expect(told(decision)).toBe('rejected FHS:100');
    const ack = acknowledge(decision.answer === 'accepted' ? undefined : decision.header, {
      code: 'AR',
      problems: decision.problems,
      controlId: 'C1',
      now: new Date(),
    });
    expect(ack).toContain('\rMSA|AR|B77\r');
  });

  it('are cut into messages of exactly the bytes sent, and a wrong count is told', () => {
    const decision = decide(batch, { batches: true });
    if (decision.answer !== 'batch') throw new Error(decision.answer);
    expect(decision.messages).toHaveLength(2);
    expect(decision.messages[0]?.equals(latin1)).toBe(true);
    expect(decision.header).toMatchObject({ sendingApplication: 'PAS', controlId: 'B77' });
    expect(told(decision)).toBe('batch BTS-1:102');
    expect(decision.messages.map((message) => decide(message, { batches: true }).answer)).toEqual([
      'accepted',
      'accepted',
    ]);
  });

  it('with LF line ends, several batches in a file, or a trailer only', () => {
    const file = `FHS|^~\\&\nBHS|^~\\&\n${demoMessage()}BTS|1\nBHS|^~\\&\n${demoMessage()}BTS|1\nFTS|2\n`.replaceAll(
      '\r',
      '\n',
    );
    expect(decide(file, { batches: true })).toMatchObject({ answer: 'batch', problems: [], messages: { length: 2 } });
    expect(told(decide(`${demoMessage()}BTS|1\r`))).toBe('rejected BTS:100');
    expect(told(decide('BHS|^~\\&|PAS\rBTS|0\r', { batches: true }))).toBe('rejected BHS:100');
  });

  it('of one message too many: rejected, whatever follows', () => {
    const full = `BHS|^~\\&|PAS\r${'MSH|^~\\&|PAS\r'.repeat(10_000)}`;
    expect(decide(`${full}BTS|10000\r`, { batches: true })).toMatchObject({ messages: { length: 10_000 } });
    const tooMany = decide(full + 'MSH|^~\\&|PAS\r'.repeat(100_000), { batches: true });
    expect(told(tooMany)).toBe('rejected BHS:100');
    expect(tooMany.problems[0]?.rule).toBe('A batch holds 1 to 10000 messages.');
  });

  it('are not seen in a field', () => {
    expect(told(decide(demoMessage({ PID: { 5: ['BHS|x', 'FTS'] } })))).toBe('accepted');
  });
});

describe('any bytes', () => {
  const sample = Buffer.from(demoMessage());
  it('get an answer, quickly, and the answer can be acknowledged', () => {
    const edit = fc.record({
      at: fc.nat(sample.length),
      drop: fc.nat(12),
      put: fc.uint8Array({ maxLength: 8 }),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), fc.boolean(), (edits, batches) => {
        let bytes: Buffer = sample;
        for (const { at, drop, put } of edits)
          bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + drop)]);
        const decision = decideAnswer(bytes, { batches });
        expect(['accepted', 'ignored', 'rejected', 'unreadable', 'batch']).toContain(decision.answer);
        const bad = decision.problems.some((problem) => problem.severity === 'error');
        expect(bad).toBe(decision.answer === 'rejected' || decision.answer === 'unreadable');
        acknowledge(decision.header, { code: 'AE', problems: decision.problems, controlId: '1', now: new Date() });
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(() => decideAnswer(Buffer.from(bytes), { batches: true })).not.toThrow();
      }),
    );
  });
});
