import type { Identifier, Problem } from './adt-message.ts';
import { digitsOfNhsNumber, isValidNhsNumber } from './nhs-number.ts';
import { warn } from './problem.ts';
import type { Segment } from './segment.ts';

const NHS_TYPES = new Set(['NH', 'NHS', 'NHSNMBR']);
const NHS_OID = '2.16.840.1.113883.2.1.4.1';
const LONGEST = { value: 40, type: 10, authority: 40 };
/** As many as the JSON door takes; what comes after them is not looked at. */
const MOST = 20;

/** Identifiers of one CX field, and warnings for repetitions that could not be used. */
export interface ReadIdentifiers {
  identifiers: Identifier[];
  problems: Problem[];
}

/**
 * Reads every repetition of a CX field. An NHS number (CX-5 `NH`, with or without authority, or CX-4 `NHS` without a type) comes out
 * as ten digits with type `NH` and authority `NHS`, and only with a right check digit. Any other identifier without an
 * assigning authority belongs to `defaultAuthority`.
 */
export const readIdentifiers = (
  segment: Segment,
  field: number,
  defaultAuthority: string,
  occurrence = 1,
): ReadIdentifiers => {
  const read: ReadIdentifiers = { identifiers: [], problems: [] };
  for (const repetition of segment.repetitions(field)) {
    const value = segment.part(repetition)?.trim();
    if (!value) continue;
    if (read.identifiers.length + read.problems.length === MOST) {
      read.problems.push(
        warn({ segment: segment.name, occurrence, field }, { code: 102, found: value, ...FAULTS.tooMany }),
      );
      break;
    }
    const found = identifierOf(segment, repetition, value, defaultAuthority);
    if (typeof found === 'object') read.identifiers.push(found);
    else
      read.problems.push(
        warn({ segment: segment.name, occurrence, field, component: 1 }, { code: 102, found: value, ...FAULTS[found] }),
      );
  }
  return read;
};

const FAULTS = {
  checkDigit: {
    rule: 'An NHS number has ten digits and its last is the modulus 11 check digit; this identifier was not used.',
    fix: 'Send the number as the Personal Demographics Service holds it, or leave the repetition out.',
  },
  tooLong: {
    rule: 'An identifier has at most 40 characters; this one was not used.',
    fix: 'Send the identifier alone in CX-1.',
  },
  tooMany: {
    rule: `A person is named by at most ${MOST} identifiers; those after them were not used.`,
    fix: 'Send the identifiers that are in use.',
  },
} as const;

const identifierOf = (
  segment: Segment,
  repetition: string,
  value: string,
  defaultAuthority: string,
): Identifier | keyof typeof FAULTS => {
  const type = segment.part(repetition, 5)?.trim() || undefined;
  const authority = (segment.part(repetition, 4) ?? segment.part(repetition, 4, 2))?.trim() || undefined;
  if (NHS_TYPES.has(type ?? '') || authority === NHS_OID || (type === undefined && authority === 'NHS')) {
    if (!isValidNhsNumber(value)) return 'checkDigit';
    return { value: digitsOfNhsNumber(value), type: 'NH', authority: 'NHS' };
  }
  if (value.length > LONGEST.value) return 'tooLong';
  const owner = authority ?? (defaultAuthority === '' ? undefined : defaultAuthority);
  return { value, type: type?.slice(0, LONGEST.type), authority: owner?.slice(0, LONGEST.authority) };
};

/** Do two identifiers name the same record: same value, same authority? */
export const sameIdentifier = (one: Identifier, other: Identifier): boolean =>
  one.value === other.value && (one.authority ?? '') === (other.authority ?? '');
