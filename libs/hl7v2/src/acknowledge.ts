import type { Problem } from './adt-message.ts';
import type { AckCode } from './ack-code.ts';
import { errorSegments } from './error-segments.ts';
import { escapeText } from './escapes.ts';
import { repeatable, type MessageHeader } from './header.ts';
import { CODE_TEXT } from './problem.ts';
import { USUAL_SEPARATORS } from './separators.ts';
import { writeTimestamp } from './timestamps.ts';

/** What we call ourselves when the message that is answered names no receiver. */
const OWN_NAME = 'CAREWAY';
const OWN_VERSION = '2.5';

export interface Acknowledgement {
  code: AckCode;
  /** Why it was not accepted; only errors are told to the sender's system. */
  problems?: readonly Problem[] | undefined;
  /** Our own MSH-10, unique. */
  controlId: string;
  now: Date;
  /** A reference the sender's team can give to support; never anything of the patient. */
  reference?: string | undefined;
}

/**
 * Writes the acknowledgement of a message: MSH, MSA and, when it was not accepted, ERR. It speaks with the separators,
 * processing id, version and charset of the message, and its MSA-2 is MSH-10 as it stood. No value of the message is
 * repeated. Source: HL7 v2.5 chapter 2.9.2, 2.15.5 and 2.15.8; ERR of 2.4 and before.
 */
export const acknowledge = (header: MessageHeader | undefined, ack: Acknowledgement): string => {
  const separators = header?.separators ?? USUAL_SEPARATORS;
  const errors = (ack.problems ?? []).filter((problem) => problem.severity === 'error');
  const old = isBefore25(header?.version ?? OWN_VERSION);
  const accepted = ack.code.endsWith('A');
  const msa = ['MSA', ack.code, repeatable(header?.raw[10] ?? '')];
  if (old && !accepted) msa.push(escapeText(summary(errors, ack.reference), separators));
  const segments = [msh(header, ack), msa.join(separators.field)];
  if (!accepted) segments.push(...errorSegments(errors, separators, { old, reference: ack.reference }));
  return `${segments.join('\r')}\r`;
};

/** Is an HL7 version (MSH-12.1) older than 2.5? */
export const isBefore25 = (version: string): boolean => /^2\.[0-4](?:\.|$)/.test(version);

const msh = (header: MessageHeader | undefined, ack: Acknowledgement): string => {
  const { field, component, repetition, escape, subcomponent } = header?.separators ?? USUAL_SEPARATORS;
  const raw = (number: number): string => repeatable(header?.raw[number] ?? '');
  const trigger = escapeText(header?.trigger ?? '', header?.separators);
  const type = trigger === '' ? 'ACK' : `ACK${component}${trigger}${component}ACK`;
  const fields: string[] = [`MSH${field}${component}${repetition}${escape}${subcomponent}`];
  fields.push(raw(5) || OWN_NAME, raw(6), raw(3), raw(4), writeTimestamp(ack.now), '', type, ack.controlId);
  fields.push(raw(11) || 'P', raw(12) || OWN_VERSION, '', '', '', '', '', raw(18));
  while (fields.at(-1) === '') fields.pop();
  return fields.join(field);
};

const summary = (errors: readonly Problem[], reference: string | undefined): string => {
  const first = errors[0];
  const text = first === undefined ? '' : (CODE_TEXT[first.code] ?? '');
  return [text, reference === undefined ? '' : `Reference ${reference}`].filter((part) => part !== '').join('. ');
};
