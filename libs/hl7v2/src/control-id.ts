/**
 * The control id of a message, read from bytes without decoding them (one character per byte): MSH-10 as it stood.
 * Undefined when the bytes are no message or it is empty.
 */
export const controlIdOf = (bytes: Buffer): string | undefined =>
  fieldOf(bytes.toString('latin1', 0, 4096).trimStart(), 'MSH', 9);

/** The control id an acknowledgement answers: MSA-2 as it stood. */
export const acknowledgedIdOf = (bytes: Buffer): string | undefined => {
  const text = bytes.toString('latin1');
  const start = /[\r\n]MSA/.exec(text);
  return start === null ? undefined : fieldOf(text.slice(start.index + 1), 'MSA', 2);
};

const fieldOf = (text: string, name: string, index: number): string | undefined => {
  const separator = text[3];
  if (!text.startsWith(name) || separator === undefined) return undefined;
  const line = text.split(/[\r\n]/, 1)[0] ?? '';
  return line.split(separator)[index] || undefined;
};
