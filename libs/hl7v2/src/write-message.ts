import { escapeText } from './escapes.ts';
import type { Separators } from './separators.ts';
import { USUAL_SEPARATORS } from './separators.ts';

/** A component: a text, or its subcomponents. */
export type WrittenComponent = string | readonly string[];
/** A field: a text, `null` for `""`, undefined for empty, its components, or `{ repetitions }`. */
export type WrittenField =
  string | null | undefined | readonly (WrittenComponent | undefined)[] | { repetitions: readonly WrittenField[] };
/** A segment: its name, then fields by their number in the standard (MSH-1 and MSH-2 are written for you). */
export type WrittenSegment = readonly [name: string, fields: Readonly<Record<number, WrittenField>>];

/** Writes segments as ER7 with CR line ends; every text is escaped. */
export const writeMessage = (segments: readonly WrittenSegment[], separators: Separators = USUAL_SEPARATORS): string =>
  segments.map((segment) => `${writeSegment(segment, separators)}\r`).join('');

const writeSegment = ([name, fields]: WrittenSegment, separators: Separators): string => {
  const header = name === 'MSH' || name === 'BHS' || name === 'FHS';
  const last = Math.max(0, ...Object.keys(fields).map(Number));
  const { field, component, repetition, escape, subcomponent } = separators;
  const parts = header ? [`${name}${field}${component}${repetition}${escape}${subcomponent}`] : [name];
  for (let number = header ? 3 : 1; number <= last; number += 1) parts.push(writeField(fields[number], separators));
  return parts.join(field);
};

const writeField = (field: WrittenField, separators: Separators): string => {
  if (field === undefined) return '';
  if (field === null) return '""';
  if (typeof field === 'string') return escapeText(field, separators);
  if ('repetitions' in field)
    return field.repetitions.map((one) => writeField(one, separators)).join(separators.repetition);
  return field.map((part) => writeComponent(part, separators)).join(separators.component);
};

const writeComponent = (part: WrittenComponent | undefined, separators: Separators): string => {
  if (part === undefined) return '';
  if (typeof part === 'string') return escapeText(part, separators);
  return part.map((text) => escapeText(text, separators)).join(separators.subcomponent);
};
