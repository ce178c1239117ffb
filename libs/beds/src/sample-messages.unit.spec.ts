import type { Location } from '@careway/contracts';
import type { Fact, Said } from './fact.ts';
import { foldVisit } from './fold-visit.ts';
import { fact, permutations } from './story.fixture.ts';

// Facts of the public ADT sample messages of the FHIR Converter (MIT). All messages of a visit carry the same moment,
// so that only the rank of their kinds orders them: what a sender with day or second precision does to us.
const OMU: Location = { pointOfCare: 'HUH AE OMU', room: 'OMU B', bed: 'Bed 03', facility: 'HOMERTON UNIVER' };
const EAST: Location = {
  pointOfCare: '4 East, room 136, bed B 4E',
  room: '136',
  bed: 'B',
  facility: 'CommunityHospital',
};
const [ADMITTED, DISCHARGED] = ['2015-02-08T10:24:19.000Z', '2015-02-09T10:24:19.000Z'];

const sample = (trigger: string, more: Said = {}): Fact => ({
  ...fact(trigger, '00:00', { patientClass: 'P', location: OMU, priorLocation: EAST, ...more }),
  occurredAt: '2021-08-17T13:19:43.400Z',
  recordedAt: '2029-08-01T05:51:24.000Z',
});
const theatre = (trigger: string, patientClass: string, location: Location): Fact => ({
  ...fact(trigger, '00:00', { patientClass, location, admittedAt: '2021-01-15T13:45:10.000Z' }),
  occurredAt: '2021-01-15T13:45:10.000Z',
  recordedAt: '2021-01-15T13:45:10.000Z',
});

const preAdmit = sample('A05', { expectedAdmissionAt: ADMITTED, expectedDischargeAt: DISCHARGED });
const admit = sample('A01', { admittedAt: ADMITTED });
const transfer = sample('A02', { admittedAt: ADMITTED });
const discharge = sample('A03', { admittedAt: ADMITTED, dischargedAt: DISCHARGED });
const sproom: Location = { pointOfCare: 'SPROOM', room: 'ROOM2', bed: 'BED-1', facility: 'FACILITY-1' };
const opd: Location = { pointOfCare: 'OPD', room: '0001', bed: '01', facility: 'GOOD HEALTH HOSPITAL' };

const JOURNEYS: [string, Fact[], object][] = [
  ['A05', [preAdmit], { status: 'expected', expected: { admission: { at: ADMITTED, place: OMU } } }],
  ['A05 A01', [preAdmit, admit], { status: 'open', admittedAt: ADMITTED, patientClass: 'I', expected: {} }],
  ['A05 A38', [preAdmit, sample('A38')], { status: 'cancelled', stays: [] }],
  ['A14 A27', [sample('A14', { expectedAdmissionAt: ADMITTED }), sample('A27')], { status: 'unknown', expected: {} }],
  ['A01 A02 A03', [admit, transfer, discharge], { status: 'closed', dischargedAt: DISCHARGED }],
  ['A01 A03 A13', [admit, discharge, sample('A13')], { status: 'open', dischargedAt: undefined }],
  ['A01 A16 A25', [admit, sample('A16', { expectedDischargeAt: DISCHARGED }), sample('A25')], { expected: {} }],
  ['A01 A15 A26', [admit, sample('A15'), sample('A26')], { status: 'open', expected: {} }],
  ['A01 A11', [admit, sample('A11')], { status: 'cancelled', stays: [], inpatientPeriods: [] }],
  ['A06 A07', [theatre('A06', 'I', sproom), theatre('A07', 'O', opd)], { status: 'open', patientClass: 'O' }],
];

describe('journeys of public sample messages, in any order', () => {
  it.each(JOURNEYS)('%s', (_, facts, expected) => {
    for (const order of permutations(facts)) expect(foldVisit(order)).toMatchObject(expected);
  });

  it('an unmapped place is kept as it was said', () => {
    expect(foldVisit([admit])!.stays).toMatchObject([{ place: OMU, placeSaidBy: 'pas', from: ADMITTED }]);
  });
});
