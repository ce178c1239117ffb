import { loadReferenceData } from '@careway/reference-data';
import { fieldAt, readHl7Like } from './read-hl7-like.ts';

const rio = loadReferenceData('deploy/reference/kent-and-medway').interfaceById('rxy-rio')!;
const body = (more: object = {}) => ({
  controlId: 'c|1^2',
  sendingApplication: 'RIO',
  sendingFacility: 'RXY',
  type: 'ADT',
  event: 'A08',
  occurredAt: '2026-06-22T10:40:00.250+01:00',
  recordedAt: '2026-06-22T11:00:00Z',
  patient: {
    identifiers: [{ value: 'A&B|1' }, { value: '9990000018', type: 'NH', authority: 'NHS' }],
    familyName: 'O\\Neil~',
    givenName: null,
    birthDate: '1970-01-31',
    sex: 'F',
  },
  visit: { number: 'V^1', location: { pointOfCare: 'Ward ^ 1', bed: '2', facility: 'X' }, priorLocation: null },
  ...more,
});
const adtOf = (one: object) => {
  const read = readHl7Like(one, rio);
  if (read.answer !== 'accepted') throw new Error(JSON.stringify(read.problems));
  return read.adt;
};

describe('an HL7-like message', () => {
  it('says exactly what it says: any character, both clocks, what is deleted and what is not said', () => {
    const adt = adtOf(body());
    expect(adt).toMatchObject({
      controlId: 'c|1^2',
      trigger: 'A08',
      occurredAt: '2026-06-22T09:40:00.250Z',
      recordedAt: '2026-06-22T11:00:00.000Z',
      patient: { familyName: 'O\\Neil~', givenName: null, birthDate: '1970-01-31', sex: 'F' },
      visit: {
        number: 'V^1',
        location: { pointOfCare: 'Ward ^ 1', bed: '2', facility: 'X' },
        priorLocation: null,
        patientClass: undefined,
      },
    });
    expect(adt.patient.identifiers).toEqual([
      { value: 'A&B|1', type: undefined, authority: 'RXY' },
      { value: '9990000018', type: 'NH', authority: 'NHS' },
    ]);
  });

  it('carries a merge', () => {
    const merge = { identifiers: [{ value: 'OLD' }] };
    expect(adtOf(body({ event: 'A40', visit: undefined, merge })).merge?.identifiers).toEqual([
      { value: 'OLD', type: undefined, authority: 'RXY' },
    ]);
  });

  it('has faults that name the field and the class of the value, never the value', () => {
    const read = readHl7Like(body({ occurredAt: 'MARKED', patient: { identifiers: 'MARKED' } }), rio);
    expect(read.answer).toBe('unreadable');
    expect(read.header).toMatchObject({ sendingApplication: 'RIO', controlId: 'c|1^2' });
    expect(read.problems.map(({ segment, valueClass }) => [segment, valueClass])).toEqual(
      expect.arrayContaining([
        ['occurredAt', 'letters of 6'],
        ['patient.identifiers', 'letters of 6'],
      ]),
    );
    expect(JSON.stringify(read.problems)).not.toContain('MARKED');
  });

  it('with a time that does not exist is unreadable, not a crash', () => {
    const never = { occurredAt: '2026-02-30T25:61:00Z', recordedAt: undefined };
    expect(readHl7Like(body(never), rio).answer).toBe('unreadable');
  });
});

it('a place of HL7 v2 is told by its name in the JSON', () => {
  expect(['PID-3.1', 'PV1-19', 'MSH-9.2', 'MRG-1', 'patient.sex'].map(fieldAt)).toEqual([
    'patient.identifiers',
    'visit.number',
    'event',
    'merge.identifiers',
    'patient.sex',
  ]);
});
