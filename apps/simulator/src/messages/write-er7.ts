import { encodeText, writeMessage, type WrittenField, type WrittenSegment } from '@careway/hl7v2';
import { londonOffset } from '../model/london-time.ts';
import type { Happening } from '../model/happening.ts';
import type { Person } from '../model/person.ts';
import type { Spot } from '../model/stay.ts';
import type { Feed } from './feed.ts';

const MSH_18: Record<Feed['charset'], string | undefined> = {
  'utf-8': 'UNICODE UTF-8',
  'iso-8859-1': '8859/1',
  'us-ascii': 'ASCII',
  // Windows systems say nothing, and the interface knows.
  'windows-1252': undefined,
};

/** One ADT message in ER7 (HL7 v2), as bytes in the charset of the feed. */
export function writeEr7(happening: Happening, controlId: string, feed: Feed): Buffer {
  const { trigger, at, sayAt, person, mergedMrn } = happening;
  const segments: WrittenSegment[] = [
    header(happening, controlId, feed),
    ['EVN', { 1: trigger, 2: stamp(sayAt, feed), 6: stamp(at, feed) }],
    patient(person, feed),
  ];
  if (mergedMrn) segments.push(['MRG', { 1: [mergedMrn, '', '', feed.authority, 'PI'] }]);
  if (trigger !== 'A40') segments.push(...visit(happening, feed));
  return encodeText(writeMessage(segments), feed.charset);
}

function header({ trigger, sayAt }: Happening, controlId: string, feed: Feed): WrittenSegment {
  const fields: Record<number, WrittenField> = {
    3: feed.application,
    4: feed.facility,
    5: 'CAREWAY',
    6: 'QKS',
    7: stamp(sayAt, feed),
    9: ['ADT', trigger],
    10: controlId,
    11: 'P',
    12: feed.version,
    17: 'GBR',
    18: MSH_18[feed.charset],
  };
  return ['MSH', feed.enhanced ? { ...fields, 15: 'AL', 16: 'NE' } : fields];
}

function patient({ mrn, nhsNumber, family, given, birthDate, sex }: Person, feed: Feed): WrittenSegment {
  const local = [mrn, '', '', feed.authority, 'PI'];
  const identifiers = nhsNumber ? { repetitions: [[nhsNumber, '', '', 'NHS', 'NH'], local] } : local;
  const born = birthDate ? birthDate.replaceAll('-', '') : undefined;
  return ['PID', { 1: '1', 3: identifiers, 5: [family, given], 7: born, 8: sex }];
}

function visit(happening: Happening, feed: Feed): WrittenSegment[] {
  const { patientClass, spot, prior, visitNumber, admittedAt, dischargedAt, expectedDischargeAt } = happening;
  const fields: Record<number, WrittenField> = { 1: '1', 2: patientClass, 3: location(spot, feed), 19: visitNumber };
  if (prior) fields[6] = location(prior, feed);
  if (admittedAt !== undefined) fields[44] = stamp(admittedAt, feed);
  if (dischargedAt !== undefined) Object.assign(fields, { 36: '1', 45: stamp(dischargedAt, feed) });
  const pv1: WrittenSegment = ['PV1', fields];
  return expectedDischargeAt === undefined ? [pv1] : [pv1, ['PV2', { 9: stamp(expectedDischargeAt, feed) }]];
}

function location(spot: Spot, feed: Feed): WrittenField {
  const { pointOfCare, room, bed, facility } = feed.place(spot);
  return [pointOfCare, room, bed, facility];
}

/** `YYYYMMDDHHMMSS.SSS`, in London time or with the offset, as the feed does. */
function stamp(at: number, { offsets }: Feed): string {
  const shown = offsets ? at : at + londonOffset(at);
  const digits = new Date(shown).toISOString().replace(/[-:TZ]/g, '');
  return offsets ? `${digits}+0000` : digits;
}
