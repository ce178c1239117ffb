/** Names of table HL70211, and what senders write instead, as encodings a TextDecoder knows. Keys are upper case. */
const ENCODINGS: Readonly<Record<string, string>> = {
  ASCII: 'utf-8',
  'US-ASCII': 'utf-8',
  'ISO IR6': 'utf-8',
  UNICODE: 'utf-8',
  'UNICODE UTF-8': 'utf-8',
  'UTF-8': 'utf-8',
  UTF8: 'utf-8',
  'WINDOWS-1252': 'windows-1252',
  CP1252: 'windows-1252',
  // Windows senders write cp1252 and call it Latin 1; cp1252 reads every printable Latin 1 character alike.
  '8859/1': 'windows-1252',
  'ISO-8859-1': 'windows-1252',
  '8859/2': 'iso-8859-2',
  '8859/3': 'iso-8859-3',
  '8859/4': 'iso-8859-4',
  '8859/5': 'iso-8859-5',
  '8859/6': 'iso-8859-6',
  '8859/7': 'iso-8859-7',
  '8859/8': 'iso-8859-8',
  '8859/9': 'windows-1254',
  '8859/15': 'iso-8859-15',
};

/** The encoding that MSH-18, or an interface setting, names; undefined when nobody knows that name. */
export const encodingOf = (name: string): string | undefined => ENCODINGS[name.trim().toUpperCase()];

/**
 * A text as bytes of an encoding returned by `decodeText`. What that encoding cannot say becomes `?`.
 * @throws RangeError when no TextDecoder knows the encoding
 */
export const encodeText = (text: string, charset = 'utf-8'): Buffer => {
  const encoding = encodingOf(charset) ?? charset;
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  const bytes = Buffer.alloc(text.length);
  // oxlint-disable-next-line no-control-regex
  if (/^[\0-\x7f]*$/.test(text)) return Buffer.from(text, 'latin1');
  const codes = codesOf(encoding);
  for (let index = 0; index < text.length; index += 1) bytes[index] = codes.get(text[index] as string) ?? 0x3f;
  return bytes;
};

const tables = new Map<string, ReadonlyMap<string, number>>();

/** Character to byte of a single-byte encoding; made once, for it takes as long as reading a whole message. */
const codesOf = (encoding: string): ReadonlyMap<string, number> => {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const [codes, decoder] = [new Map<string, number>(), new TextDecoder(encoding)];
  for (let code = 255; code >= 0; code -= 1) codes.set(decoder.decode(Uint8Array.of(code)), code);
  tables.set(encoding, codes);
  return codes;
};
