import { decodeText, readMessage, type Segment } from '@careway/hl7v2';
import type { OpenedMessage } from './open-message.ts';

/** A segment as people look at it: its fields as they stood, empty ones left out. */
export interface DecodedSegment {
  name: string;
  fields: { place: string; text: string }[];
}

/** What stands in a message. Personal. */
export interface DecodedMessage {
  charset: string;
  /** ER7 that could be cut into segments. */
  segments?: DecodedSegment[];
  /** ER7 that could not: its lines. */
  lines?: string[];
  /** The body of the JSON door. */
  body?: unknown;
}

/** Shows the bytes of a message. Whatever they are, something is shown. */
export function decodeMessage(
  { door, charset }: Pick<OpenedMessage, 'door' | 'charset'>,
  bytes: Buffer,
): DecodedMessage {
  if (door === 'json') return { charset, body: JSON.parse(bytes.toString('utf8')) as unknown };
  const { text } = decodeText(bytes, { charset });
  const { message } = readMessage(text);
  if (!message) return { charset, lines: text.split(/\r\n|\r|\n/).filter((line) => line !== '') };
  const seen = new Map<string, number>();
  const segments = message.names.flatMap((name) => {
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    const segment = message.segments(name)[nth];
    return segment ? [{ name, fields: fieldsOf(segment) }] : [];
  });
  return { charset, segments };
}

const fieldsOf = (segment: Segment): DecodedSegment['fields'] =>
  Array.from({ length: segment.fields }, (_, index) => ({
    place: `${segment.name}-${index + 1}`,
    text: segment.field(index + 1),
  })).filter(({ text }) => text !== '');
