import { randomUUID } from 'node:crypto';
import { acknowledge, ackCodeFor, decodeText, encodeText, readHeader } from '@careway/hl7v2';

/** AR for a frame over the limit, made from how it began; undefined when it must not be acknowledged. */
export const refuseOversized = (head: Buffer, maxBytes: number): Buffer | undefined => {
  const { text, charset } = decodeText(head);
  const line = text.trimStart().split(/[\r\n]/, 1)[0] ?? '';
  const header = line.startsWith('MSH') && line.length > 8 ? readHeader(line) : undefined;
  const code = ackCodeFor(header, 'original', 'rejected');
  if (code === 'none') return undefined;
  const rule = `A message has at most ${maxBytes} bytes.`;
  const fix = 'Send documents by another way, or have the limit raised.';
  const valueClass = `more than ${maxBytes} bytes`;
  const problem = { segment: 'MSH', occurrence: 1, code: 207, severity: 'error', valueClass, rule, fix } as const;
  const controlId = randomUUID().replaceAll('-', '').slice(0, 20);
  return encodeText(acknowledge(header, { code, problems: [problem], controlId, now: new Date() }), charset);
};
