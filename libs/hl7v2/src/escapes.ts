import { isUtf8 } from 'node:buffer';
import type { Separators } from './separators.ts';
import { USUAL_SEPARATORS } from './separators.ts';

const SEQUENCE = /^[A-Za-z.][A-Za-z0-9.+-]*$/;
const windows1252 = new TextDecoder('windows-1252');

/**
 * Undoes HL7 escapes in one pass from left to right: `\F\ \S\ \T\ \R\ \E\`, `\.br\` (a line feed) and `\Xhh..\`.
 * What it does not know, or what does not end, stays as it stands; nothing it wrote is read again.
 */
export const unescapeText = (text: string, separators: Separators = USUAL_SEPARATORS): string => {
  const { escape } = separators;
  let start = text.indexOf(escape);
  if (start === -1) return text;
  let out = '';
  let from = 0;
  while (start !== -1) {
    const end = text.indexOf(escape, start + 1);
    if (end === -1) break;
    const meant = meaning(text.slice(start + 1, end), separators);
    if (meant === undefined) {
      // A sequence we do not know (`\\H\\`) is stepped over whole; a lone escape character is only a character.
      start = SEQUENCE.test(text.slice(start + 1, end)) ? text.indexOf(escape, end + 1) : end;
      continue;
    }
    out += text.slice(from, start) + meant;
    from = end + 1;
    start = text.indexOf(escape, from);
  }
  return out + text.slice(from);
};

const meaning = (code: string, separators: Separators): string | undefined => {
  switch (code) {
    case 'F':
      return separators.field;
    case 'S':
      return separators.component;
    case 'T':
      return separators.subcomponent || undefined;
    case 'R':
      return separators.repetition;
    case 'E':
      return separators.escape;
    case '.br':
      return '\n';
    default:
      return code.startsWith('X') ? hexadecimal(code.slice(1)) : undefined;
  }
};

/** `\Xhh..\`: bytes, as UTF-8 when they are valid UTF-8, else windows-1252. A zero byte is nothing a text may hold. */
const hexadecimal = (digits: string): string | undefined => {
  if (digits.length === 0 || digits.length % 2 === 1 || !/^[0-9A-Fa-f]+$/.test(digits)) return undefined;
  const bytes = Buffer.from(digits, 'hex');
  if (bytes.includes(0)) return undefined;
  return isUtf8(bytes) ? bytes.toString('utf8') : windows1252.decode(bytes);
};

/** Escapes a text so that it can stand in a field; line ends become `\.br\`. */
export const escapeText = (text: string, separators: Separators = USUAL_SEPARATORS): string => {
  const { field, component, repetition, escape, subcomponent } = separators;
  let out = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] as string;
    if (character === escape) out += `${escape}E${escape}`;
    else if (character === field) out += `${escape}F${escape}`;
    else if (character === component) out += `${escape}S${escape}`;
    else if (character === repetition) out += `${escape}R${escape}`;
    else if (character === subcomponent && subcomponent !== '') out += `${escape}T${escape}`;
    else if (character === '\r' && text[index + 1] === '\n') continue;
    else if (character === '\r' || character === '\n') out += `${escape}.br${escape}`;
    else out += character;
  }
  return out;
};
