import type { Inbound } from '@careway/hl7v2';
import { classify, type Prior } from './classify.ts';
import { identityOf } from './identity.ts';
import type { Received } from './received.ts';

const received = (controlId: string, text: string, answer: Received['inbound']['answer'] = 'accepted'): Received =>
  ({
    door: 'mllp',
    from: { id: 'rvv-pas' },
    bytes: Buffer.from(text),
    inbound: {
      answer,
      problems: [],
      header: { sendingApplication: 'PAS', sendingFacility: 'RVV', controlId },
    } as unknown as Inbound,
    receivedAt: new Date(0),
  }) as unknown as Received;
const prior = (message: Received, status: Prior['status'] = 'accepted'): Prior => ({
  ...identityOf(message),
  messageId: 'first',
  status,
  problems: [],
  answer: Buffer.from('AA'),
});
const kinds = (group: Received[], priors: Prior[] = []) =>
  classify(group, priors).map((one) => (one.kind === 'new' ? one.status : one.kind));

describe('a message among those stored', () => {
  it('is new under a control id that nobody has', () => {
    expect(kinds([received('1', 'a')], [prior(received('2', 'a'))])).toEqual(['accepted']);
  });

  it('is a replay when the very same bytes are stored, whatever became of them', () => {
    const [one] = [received('1', 'a')];
    expect(kinds([one], [prior(one)])).toEqual(['replay']);
    expect(kinds([one], [prior(one, 'unreadable')])).toEqual(['replay']);
    expect(kinds([one], [prior(one, 'quarantined')])).toEqual(['replay']);
  });

  it('is quarantined when its control id is an accepted message’s with other bytes', () => {
    const [quarantined] = classify([received('1', 'b')], [prior(received('1', 'a'))]);
    expect(quarantined).toMatchObject({ status: 'quarantined', problems: [{ segment: 'MSH', field: 10, code: 205 }] });
  });

  it('is new when the first under its control id was refused: the sender mended it', () => {
    expect(kinds([received('1', 'mended')], [prior(received('1', 'broken'), 'unreadable')])).toEqual(['accepted']);
    expect(kinds([received('1', 'mended')], [prior(received('1', 'broken'), 'rejected')])).toEqual(['accepted']);
  });

  it('stands to those before it in its group as to those stored', () => {
    const group = [
      received('1', 'a'),
      received('1', 'a'),
      received('1', 'b'),
      received('2', 'c', 'unreadable'),
      received('2', 'd'),
    ];
    expect(kinds(group)).toEqual(['accepted', 'repeat', 'quarantined', 'unreadable', 'accepted']);
  });
});
