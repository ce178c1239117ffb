import type { AckMode, AckOutcome } from './ack-code.ts';
import { ackCodeFor } from './ack-code.ts';
import { acknowledge } from './acknowledge.ts';
import { acknowledgeBatch } from './acknowledge-batch.ts';
import { demoMessage } from './demo-message.fixture.ts';
import type { MessageHeader } from './header.ts';
import { readHeader } from './header.ts';
import { decideAnswer } from './read-inbound.ts';
import { readMessage } from './read-message.ts';

const now = new Date('2026-11-22T10:20:30.000Z');
const headerOf = (line: string): MessageHeader => readHeader(line);
const msh = 'MSH|^~\\&|PAS^1|RVV01|CW|ICS|20261101||ADT^A01^ADT_A01|M\\T\\1|T^A|2.5|||||GBR|8859/1';

const refused = (version: string): string => {
  const text = demoMessage({
    MSH: { 12: version },
    PID: { 3: ['9434765918', '', '', '', 'NH'], 18: undefined },
    PV1: { 19: undefined },
  });
  const decision = decideAnswer(Buffer.from(text));
  const { header, problems } = decision as { header: MessageHeader } & typeof decision;
  return acknowledge(header, { code: 'AE', problems, controlId: 'C1', now, reference: 'REF-7' });
};

const codeOf = (accept: string, application: string, mode: AckMode, outcome: AckOutcome): string =>
  ackCodeFor(headerOf(`MSH|^~\\&|A|B|||2026||ADT^A01|1|P|2.5|||${accept}|${application}`), mode, outcome);

describe('acknowledgement', () => {
  it('answers the sender in its own terms', () => {
    const ack = acknowledge(headerOf(msh), { code: 'AA', controlId: 'C1', now });
    expect(ack.split('\r')).toEqual([
      'MSH|^~\\&|CW|ICS|PAS^1|RVV01|20261122102030.000+0000||ACK^A01^ACK|C1|T^A|2.5||||||8859/1',
      'MSA|AA|M\\T\\1',
      '',
    ]);
  });

  it('speaks with the separators of the message', () => {
    const ack = acknowledge(headerOf('MSH:;~\\&:PAS:RVV:::2026::ADT;A01:M1:P:2.3'), {
      code: 'AA',
      controlId: 'C1',
      now,
    });
    expect(ack).toBe('MSH:;~\\&:CAREWAY::PAS:RVV:20261122102030.000+0000::ACK;A01;ACK:C1:P:2.3\rMSA:AA:M1\r');
  });

  it('has a shape even when nothing of the message could be read', () => {
    const { problems } = decideAnswer(Buffer.from('rubbish'));
    const ack = acknowledge(undefined, { code: 'AR', problems, controlId: 'C1', now });
    expect(ack).toMatch(
      /^MSH\|\^~\\&\|CAREWAY\|{4}20261122102030.000\+0000\|\|ACK\|C1\|P\|2.5\rMSA\|AR\|\rERR\|\|MSH\^1\|100\^/,
    );
  });

  it('has an ERR per error from 2.5', () => {
    const ack = refused('2.5.1');
    const { message } = readMessage(ack);
    expect(message?.segments('ERR').map((err) => [err.field(1), err.field(2), err.field(3), err.field(4)])).toEqual([
      ['', 'PV1^1^19^1', '101^Required field missing^HL70357', 'E'],
      ['', 'PID^1^3^1^1', '102^Data type error^HL70357', 'E'],
    ]);
    expect(message?.value('ERR', 7)).toBe(
      'PV1-19 (empty): A message about a visit names it: a visit number in PV1-19 (or an account number in PID-18). ' +
        'Send the same visit number in PV1-19 of every message of the visit. Reference REF-7',
    );
    expect(message?.segment('MSA')?.fields).toBe(2);
  });

  it('has one ERR with repetitions, and MSA-3, up to 2.4', () => {
    const segments = refused('2.4').split('\r');
    expect(segments.slice(1, -1)).toEqual([
      'MSA|AE|M0001|Required field missing. Reference REF-7',
      'ERR|PV1^1^19^101&Required field missing&HL70357~PID^1^3^102&Data type error&HL70357',
    ]);
    expect(refused('2.3')).toContain('\rERR|PV1^1^19^101&');
  });

  it.each(['2.3', '2.4', '2.5', '2.8'])('never tells a value of the patient (%s)', (version) => {
    for (const value of ['943476', 'TESTPERSON', 'ALICE', '19500214', 'CT1 1AA', '01227'])
      expect(refused(version)).not.toContain(value);
  });

  it('tells no warnings and no error on success', () => {
    const { problems } = decideAnswer(Buffer.from(demoMessage({ PV1: { 2: undefined } })));
    expect(problems).toHaveLength(1);
    expect(acknowledge(headerOf(msh), { code: 'AA', problems, controlId: 'C1', now })).not.toContain('ERR');
  });

  it('can be put into a batch', () => {
    const header = headerOf(msh);
    const ack = acknowledge(header, { code: 'AA', controlId: 'C1', now });
    const lines = acknowledgeBatch(header, [ack, ack], { controlId: 'C3', now }).split('\r');
    expect(lines[0]).toBe('BHS|^~\\&|CW|ICS|PAS^1|RVV01|20261122102030.000+0000||||C3|M\\T\\1');
    expect(lines.filter((line) => line.startsWith('MSA'))).toHaveLength(2);
    expect(lines.at(-2)).toBe('BTS|2');
  });
});

describe('which code', () => {
  it.each<[string, string, AckMode, string, string, string]>([
    // MSH-15, MSH-16, mode, accepted, rejected, unreadable
    ['', '', 'auto', 'AA', 'AR', 'AE'],
    ['AL', 'NE', 'auto', 'CA', 'CR', 'CE'],
    ['AL', '', 'auto', 'CA', 'CR', 'CE'],
    ['NE', 'NE', 'auto', 'none', 'none', 'none'],
    ['NE', '', 'auto', 'none', 'none', 'none'],
    ['NE', 'AL', 'auto', 'AA', 'AR', 'AE'],
    ['', 'AL', 'auto', 'AA', 'AR', 'AE'],
    ['AL', 'AL', 'auto', 'CA', 'CR', 'CE'],
    ['ER', 'NE', 'auto', 'none', 'CR', 'CE'],
    ['SU', 'NE', 'auto', 'CA', 'none', 'none'],
    ['ER', 'AL', 'auto', 'AA', 'CR', 'CE'],
    ['NE', 'ER', 'auto', 'none', 'AR', 'AE'],
    ['al', 'ne', 'auto', 'CA', 'CR', 'CE'],
    ['AL', 'NE', 'original', 'AA', 'AR', 'AE'],
    ['NE', 'NE', 'original', 'AA', 'AR', 'AE'],
    ['AL', 'NE', 'aa-always', 'AA', 'AR', 'AE'],
    ['', '', 'aa-always', 'AA', 'AR', 'AE'],
    ['', '', 'enhanced', 'CA', 'CR', 'CE'],
    ['NE', 'AL', 'enhanced', 'AA', 'AR', 'AE'],
    ['', '', 'none', 'none', 'none', 'none'],
  ])('%s|%s in mode %s', (accept, application, mode, accepted, rejected, unreadable) => {
    const outcomes: AckOutcome[] = ['accepted', 'ignored', 'rejected', 'unreadable', 'unavailable'];
    expect(outcomes.map((outcome) => codeOf(accept, application, mode, outcome))).toEqual([
      accepted,
      accepted,
      rejected,
      unreadable,
      unreadable,
    ]);
  });

  it('never acknowledges an acknowledgement', () => {
    const ack = headerOf('MSH|^~\\&|A|B|||2026||ACK^A01^ACK|1|P|2.5|||AL|AL');
    for (const mode of ['auto', 'original', 'enhanced', 'aa-always'] as const)
      expect(ackCodeFor(ack, mode, 'rejected')).toBe('none');
  });

  it('answers what has no readable header, in original mode', () => {
    expect(ackCodeFor(undefined, 'auto', 'rejected')).toBe('AR');
    expect(ackCodeFor(undefined, 'enhanced', 'rejected')).toBe('AR');
    expect(ackCodeFor(undefined, 'none', 'rejected')).toBe('none');
  });
});
