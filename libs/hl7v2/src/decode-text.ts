import { isAscii, isUtf8 } from 'node:buffer';
import { encodingOf } from './charset.ts';

/** The text of a message, and by which encoding it was read. */
export interface DecodedText {
  text: string;
  /** A TextDecoder name; give it to `encodeText` to answer in the same bytes. */
  charset: string;
  /** True when neither MSH-18 nor the interface's charset could read the bytes, and windows-1252 did. */
  fellBack: boolean;
}

/**
 * Reads the bytes of a whole frame: by MSH-18 when it names a known charset that decodes them, else by the interface's
 * default, else by windows-1252 (which always decodes) and marked. Call it only on complete frames.
 */
export const decodeText = (bytes: Buffer, options: { charset?: string | undefined } = {}): DecodedText => {
  const preset = encodingOf(options.charset ?? 'utf-8') ?? 'utf-8';
  const declared = encodingOf(declaredCharset(bytes));
  if (isAscii(bytes)) return { text: bytes.toString('latin1'), charset: declared ?? preset, fellBack: false };
  for (const charset of declared === undefined ? [preset] : [declared, preset]) {
    if (charset === 'utf-8' && !isUtf8(bytes)) continue;
    return { text: decode(bytes, charset), charset, fellBack: false };
  }
  return { text: decode(bytes, 'windows-1252'), charset: 'windows-1252', fellBack: true };
};

const decode = (bytes: Buffer, charset: string): string =>
  charset === 'utf-8' ? withoutMark(bytes.toString('utf8')) : new TextDecoder(charset).decode(bytes);

const withoutMark = (text: string): string => (text.codePointAt(0) === 0xfe_ff ? text.slice(1) : text);

/** First repetition of MSH-18, read from bytes because the charset is not known yet. */
const declaredCharset = (bytes: Buffer): string => {
  const start = bytes.indexOf('MSH');
  if (start === -1 || start > 16) return '';
  const separator = bytes[start + 3] ?? 0;
  let at = start + 3;
  for (let field = 2; field <= 18; field += 1) {
    at = bytes.indexOf(separator, at) + 1;
    if (at === 0) return '';
  }
  const head = bytes.toString('latin1', start, at);
  if (head.includes('\r') || head.includes('\n')) return '';
  const repetition = head[5] ?? '~';
  let value = bytes.toString('latin1', at, at + 40);
  for (const end of [head[3] as string, repetition, '\r', '\n']) {
    const stop = value.indexOf(end);
    if (stop !== -1) value = value.slice(0, stop);
  }
  return value;
};
