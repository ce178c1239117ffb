import { Hl7LikeMessage } from '@careway/contracts';
import { readHeader, valueClass, writeMessage, type MessageHeader, type Problem } from '@careway/hl7v2';
import type { Interface } from '@careway/reference-data';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { readSingle, type ReadSingle } from './read-er7.ts';
import { noMessage } from './no-message.ts';
import { headerOf, writeHl7Like } from './write-hl7-like.ts';

const MOST_TOLD = 100;

/** Reads the JSON of one message by the settings of its interface: the schema first, then the rules of every door. Pure. */
export function readHl7Like(body: object, from: Interface): ReadSingle {
  const fault = noMessage(body);
  if (fault)
    return { answer: 'unreadable', header: headerIn(body), problems: [fault], charset: 'utf-8', fellBack: false };
  const message = plainToInstance(Hl7LikeMessage, body);
  const errors = validateSync(message, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  if (errors.length === 0) return readSingle(Buffer.from(writeHl7Like(message)), from, 'utf-8');
  const problems = errors.flatMap((error) => problemsOf(error, '')).slice(0, MOST_TOLD);
  return { answer: 'unreadable', header: headerIn(body), problems, charset: 'utf-8', fellBack: false };
}

const headerIn = (body: object): MessageHeader =>
  readHeader(
    writeMessage([headerOf(body as Partial<Hl7LikeMessage>)])
      .replaceAll('\0', '')
      .trimEnd(),
  );

/** A body as it is kept. Undefined when it is nested so deep that nothing can write it. */
export function bytesOf(body: object): Buffer | undefined {
  try {
    return Buffer.from(JSON.stringify(body));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The message that a stored body holds; undefined when it holds none. */
export function parseHl7Like(bytes: Buffer): object | undefined {
  const body: unknown = JSON.parse(bytes.toString('utf8'));
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : undefined;
}

/** The faults of a body, each with its field, rule and fix. */
export function problemsOf({ property, value, constraints, children }: ValidationError, path: string): Problem[] {
  const name = /^\w{1,40}$/.test(property) ? property : `a name of ${property.length} characters`;
  const segment = path ? `${path}.${name}` : name;
  const absent = value === undefined || value === null;
  const rules = constraints?.['whitelistValidation']
    ? [`property ${name} should not exist`]
    : Object.values(constraints ?? {});
  const own = rules.map((rule): Problem => ({
    segment,
    occurrence: 1,
    code: absent ? 101 : 102,
    severity: 'error',
    valueClass: classOf(value),
    rule: `${segment}: ${rule}.`,
    fix: `Send ${segment} so that ${rule}.`,
  }));
  return [...own, ...(children ?? []).flatMap((child) => problemsOf(child, segment))];
}

function classOf(value: unknown): string {
  if (value === undefined || typeof value === 'string') return valueClass(value);
  if (value === null) return 'null';
  return Array.isArray(value) ? `list of ${value.length}` : `a ${typeof value}`;
}

/** Where in the JSON a rule of HL7 v2 looked. */
const FIELDS: readonly [RegExp, string][] = [
  [/^MSH-3/, 'sendingApplication'],
  [/^MSH-4/, 'sendingFacility'],
  [/^MSH-9(\.1)?$/, 'type'],
  [/^MSH-9\.2/, 'event'],
  [/^MSH-10/, 'controlId'],
  [/^EVN-2/, 'recordedAt'],
  [/^(EVN|MSH-7)/, 'occurredAt'],
  [/^PID-3/, 'patient.identifiers'],
  [/^PID-7/, 'patient.birthDate'],
  [/^PID/, 'patient'],
  [/^PV1-2/, 'visit.patientClass'],
  [/^PV1-3/, 'visit.location'],
  [/^PV1-6/, 'visit.priorLocation'],
  [/^PV1-10/, 'visit.treatmentFunction'],
  [/^PV1-19/, 'visit.number'],
  [/^PV1-44/, 'visit.admittedAt'],
  [/^PV1-45/, 'visit.dischargedAt'],
  [/^PV2-8/, 'visit.expectedAdmissionAt'],
  [/^PV2-9/, 'visit.expectedDischargeAt'],
  [/^PV/, 'visit'],
  [/^MRG-[35]/, 'merge.visitNumber'],
  [/^MRG-1/, 'merge.identifiers'],
  [/^MRG/, 'merge'],
];

/** The field of the JSON that stands at a place of HL7 v2; the place itself where it is a field already. */
export const fieldAt = (place: string): string => FIELDS.find(([pattern]) => pattern.test(place))?.[1] ?? place;
