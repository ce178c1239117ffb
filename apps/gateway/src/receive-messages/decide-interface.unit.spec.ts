import { decideAnswer } from '@careway/hl7v2';
import { loadReferenceData } from '@careway/reference-data';
import { decideInterface, senderOf } from './decide-interface.ts';
import { readSingle } from './read-er7.ts';
import { unknownSender } from './unknown-sender.ts';

const places = loadReferenceData('deploy/reference/kent-and-medway');
const header = (application: string, facility: string) =>
  `MSH|^~\\&|${application}|${facility}|CAREWAY|QKS|20261122||ADT^A01|1|P|2.4\r`;

describe('the sender of some bytes', () => {
  it('is read from MSH-3 and MSH-4, with whatever separators, after whatever stands before', () => {
    const wanted = { application: 'MTW-EPR', facility: 'RWF' };
    for (const text of [
      header('MTW-EPR', 'RWF'),
      `\uFEFF\r\n ${header('MTW-EPR', 'RWF')}`,
      header('MTW-EPR', 'RWF').replaceAll('|', '#'),
      `FHS|^~\\&|X|Y\rBHS|^~\\&|X|Y\r${header('MTW-EPR', 'RWF')}`,
      header('MTW-EPR^1.2.3^ISO', 'RWF^4.5.6^ISO'),
    ])
      expect(senderOf(Buffer.from(text))).toEqual(wanted);
  });

  it('is looked for in one pass, however many line ends come first', () => {
    const started = performance.now();
    senderOf(Buffer.alloc(1_000_000, '\r\n'));
    senderOf(Buffer.alloc(1_000_000, '\rMSH'));
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('is nobody where there is no header', () => {
    for (const text of ['', 'PID|1||MSH|', 'GET / HTTP/1.1', '\0\x01\x02'])
      expect(senderOf(Buffer.from(text))).toEqual({ application: '', facility: '' });
  });
});

describe('the interface of a sender', () => {
  it('is the one that names it and has the door, else the one that takes anybody', () => {
    const sender = { application: 'MTW-EPR', facility: 'RWF' };
    expect(decideInterface(places, { ...sender, door: 'mllp' }).id).toBe('rwf-pas');
    expect(decideInterface(places, { ...sender, door: 'json' }).id).toBe('try-out');
  });

  it('of unknown senders refuses every message with 103', () => {
    for (const name of ['', ' ', 'PAS']) {
      const text = `${header(name, name)}EVN|A01|20261122\rPID|1||1\rPV1|1|I|X${'|'.repeat(16)}V\r`;
      expect(decideAnswer(Buffer.from(text)).answer).toBe('accepted');
      expect(readSingle(Buffer.from(text), unknownSender())).toMatchObject({
        answer: 'rejected',
        problems: [
          { code: 103, field: 3 },
          { code: 103, field: 4 },
        ],
      });
    }
  });
});
