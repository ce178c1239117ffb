import type { Problem } from './adt-message.ts';

/** Table HL70357 as the acknowledgement spells it. */
export const CODE_TEXT: Readonly<Record<number, string>> = {
  100: 'Segment sequence error',
  101: 'Required field missing',
  102: 'Data type error',
  103: 'Table value not found',
  200: 'Unsupported message type',
  201: 'Unsupported event code',
  202: 'Unsupported processing id',
  203: 'Unsupported version id',
  204: 'Unknown key identifier',
  205: 'Duplicate key identifier',
  206: 'Application record locked',
  207: 'Application internal error',
};

/** Where a fault stands: a segment name, or its name, field, component and occurrence. */
export interface Place {
  segment: string;
  occurrence?: number | undefined;
  field?: number | undefined;
  component?: number | undefined;
}

interface Fault {
  code: number;
  /** The text that stood there; only its class is kept. */
  found?: string | undefined;
  rule: string;
  fix: string;
}

const make = (severity: Problem['severity'], place: Place, fault: Fault): Problem => ({
  segment: place.segment,
  occurrence: place.occurrence ?? 1,
  field: place.field,
  component: place.component,
  code: fault.code,
  severity,
  valueClass: valueClass(fault.found),
  rule: fault.rule,
  fix: fault.fix,
});

/** A fault that stops the message from being translated. */
export const refuse = (place: Place, fault: Fault): Problem => make('error', place, fault);

/** A fault that is told to the sender's team while the message is accepted. */
export const warn = (place: Place, fault: Fault): Problem => make('warning', place, fault);

const COUNTED_PLACE = /^(?:PID|PV1|MRG|MSH)$/;

/** The place as people write it: `PID-3.1`, `PV1-19`, `MSH`, `PID[2]-3` for a second PID. */
export const locate = (problem: Pick<Problem, 'segment' | 'occurrence' | 'field' | 'component'>): string => {
  const counted = problem.occurrence > 1 && COUNTED_PLACE.test(problem.segment) ? `[${problem.occurrence}]` : '';
  const field = problem.field === undefined ? '' : `-${problem.field}`;
  const component = problem.component === undefined ? '' : `.${problem.component}`;
  return problem.segment + counted + field + component;
};

/**
 * What kind of value stood in a field, without the value: `absent`, `empty`, `deleted`, `digits of 10`, `letters of 3`,
 * `timestamp without zone`, `timestamp with zone`, `text of 12` (characters).
 */
export const valueClass = (found: string | undefined): string => {
  if (found === undefined) return 'absent';
  if (found === '') return 'empty';
  if (found === '""') return 'deleted';
  if (/^\d{8}(?:\d\d){2,3}(?:\.\d+)?[+-]\d{4}$/.test(found)) return 'timestamp with zone';
  if (/^(?:19|20)\d{6}(?:\d\d){2,3}(?:\.\d+)?$/.test(found)) return 'timestamp without zone';
  if (/^\d+$/.test(found)) return `digits of ${found.length}`;
  if (/^[A-Za-z]+$/.test(found)) return `letters of ${found.length}`;
  return `text of ${found.length}`;
};
