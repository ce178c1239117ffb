import type { Hl7LikeMessage } from '@careway/contracts';
import { writeMessage, writeTimestamp, type WrittenField, type WrittenSegment } from '@careway/hl7v2';

type Visit = NonNullable<Hl7LikeMessage['visit']>;
type Identifiers = Hl7LikeMessage['patient']['identifiers'];

/**
 * The same facts as an ER7 message, so that every door has the same rules. Left out stays left out, `null` becomes `""`.
 */
export const writeHl7Like = (message: Hl7LikeMessage): string =>
  writeMessage([
    headerOf(message),
    ['EVN', { 1: message.event, 2: instant(message.recordedAt ?? message.occurredAt), 6: instant(message.occurredAt) }],
    ['PID', personOf(message)],
    ...(message.merge ? [mergeOf(message.merge)] : []),
    ...(message.visit ? visitOf(message.visit) : []),
  ]);

/** MSH alone, of what is there: enough to know whom to answer. */
export const headerOf = (message: Partial<Hl7LikeMessage>): WrittenSegment => [
  'MSH',
  {
    3: text(message.sendingApplication),
    4: text(message.sendingFacility),
    9: [text(message.type), text(message.event)],
    10: text(message.controlId),
    11: 'P',
    12: '2.5.1',
    18: 'UNICODE UTF-8',
  },
];

const text = (said: unknown): string => (typeof said === 'string' ? said.toWellFormed() : '');

const personOf = ({ patient }: Hl7LikeMessage): Record<number, WrittenField> => ({
  3: { repetitions: identifiers(patient.identifiers) },
  5: nameOf(patient.familyName, patient.givenName),
  7: patient.birthDate?.replaceAll('-', '') ?? patient.birthDate,
  8: patient.sex,
});

/** `null` for a part of a field is `""` in that part. */
const nameOf = (family: string | null | undefined, given: string | null | undefined): WrittenField => {
  if (family === null && given === null) return null;
  return [deletable(family), deletable(given)];
};

const DELETED = '""';
const deletable = (said: string | null | undefined): string | undefined => (said === null ? DELETED : said);

const identifiers = (all: Identifiers): WrittenField[] =>
  all.map(({ value, type, authority }) => [value, '', '', authority, type]);

const mergeOf = (merge: NonNullable<Hl7LikeMessage['merge']>): WrittenSegment => [
  'MRG',
  { 1: { repetitions: identifiers(merge.identifiers) }, 5: merge.visitNumber },
];

function visitOf(visit: Visit): WrittenSegment[] {
  const pv1: WrittenSegment = [
    'PV1',
    {
      2: visit.patientClass,
      3: placeOf(visit.location),
      6: placeOf(visit.priorLocation),
      10: visit.treatmentFunction,
      14: visit.admissionSource,
      19: visit.number,
      36: visit.dischargeDisposition,
      44: instant(visit.admittedAt),
      45: instant(visit.dischargedAt),
    },
  ];
  return [pv1, ['PV2', { 8: instant(visit.expectedAdmissionAt), 9: instant(visit.expectedDischargeAt) }]];
}

const placeOf = (place: Visit['location']): WrittenField =>
  place && [place.pointOfCare, place.room, place.bed, place.facility];

/** An instant that does not exist (second 60, day 31 of June) is left as it is, for the reader to find. */
function instant(said: string | null | undefined): string | null | undefined {
  if (said === null || said === undefined || Number.isNaN(Date.parse(said))) return said;
  return writeTimestamp(new Date(said));
}
