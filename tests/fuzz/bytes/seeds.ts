import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const CORPUS = join(import.meta.dirname, '../../../libs/hl7v2/src/fixtures/corpus');

/** Stands in every field of a person in the seeds; no answer may repeat it. */
export const MARK = 'ZQXMARK';

const OWN = [
  'MSH|^~\\&|PAS|TRUST|CAREWAY|QKS|20261122094000||ADT^A01|M1|P|2.4||||||UNICODE UTF-8',
  'EVN|A01|20261122094000|||20261122093900',
  'PID|1||9434765919^^^NHS^NH~P1^^^TRUST^PI||ZQXMARK^ZQXMARK^J||19500214|F|||1 ZQXMARK ST^^TOWN^^CT1 1AA||0122ZQXMARK|||||A77',
  'PV1|1|I|AMU^BAY2^BED05^RVV01|||AE|||300||||19|||||V1|||||||||||||||||||||||||20261122093900',
  'PV2||||||||20261122|20261125',
  'ZBE|1|20261122094000',
  '',
].join('\r');

const MERGE = [
  'MSH|^~\\&|PAS|TRUST|CAREWAY|QKS|20261122094000||ADT^A40|M2|P|2.5.1|||AL|NE',
  'EVN||20261122094000',
  'PID|1||P1^^^TRUST^PI||ZQXMARK^ANN',
  'MRG|P2^^^TRUST^PI||||V2',
  '',
].join('\r');

const batch = (messages: string[]): string =>
  `FHS|^~\\&|PAS|TRUST\rBHS|^~\\&|PAS|TRUST|CAREWAY|QKS|20261122||||B1\r${messages.join('')}BTS|${messages.length}\rFTS|1\r`;

/** Real messages: our own, a batch of them, and the corpus of other projects. */
export const er7Seeds: readonly Buffer[] = [
  ...[OWN, MERGE, batch([OWN, MERGE, OWN]), OWN.replaceAll('\r', '\n')].map((text) => Buffer.from(text)),
  Buffer.from(OWN.replaceAll(MARK, `${MARK}É`).replace('UNICODE UTF-8', '8859/1'), 'latin1'),
  ...readdirSync(CORPUS)
    .filter((name) => name.endsWith('.hl7'))
    .sort()
    .map((name) => readFileSync(join(CORPUS, name))),
];

/** Messages of the JSON door. */
export const jsonSeeds: readonly object[] = [
  {
    controlId: 'J1',
    sendingApplication: 'PAS',
    sendingFacility: 'TRUST',
    type: 'ADT',
    event: 'A01',
    occurredAt: '2026-11-22T09:40:00Z',
    recordedAt: '2026-11-22T09:41:00+01:00',
    patient: {
      identifiers: [
        { value: '9434765919', type: 'NH', authority: 'NHS' },
        { value: 'P1', type: 'PI' },
      ],
      familyName: MARK,
      givenName: null,
      birthDate: '1950-02-14',
      sex: 'F',
    },
    visit: {
      number: 'V1',
      patientClass: 'I',
      location: { pointOfCare: 'AMU', room: 'BAY2', bed: 'BED05' },
      priorLocation: null,
      treatmentFunction: '300',
      admittedAt: '2026-11-22T09:40:00.000Z',
      expectedDischargeAt: '2026-11-25T12:00:00Z',
    },
  },
  {
    controlId: 'J2',
    sendingApplication: 'PAS',
    sendingFacility: 'TRUST',
    type: 'ADT',
    event: 'A40',
    occurredAt: '2026-11-22T09:40:00Z',
    patient: { identifiers: [{ value: 'P1', authority: 'TRUST' }], familyName: MARK },
    merge: { identifiers: [{ value: 'P2', authority: 'TRUST' }], visitNumber: 'V2' },
  },
];
