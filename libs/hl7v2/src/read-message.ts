import type { Problem } from './adt-message.ts';
import { Er7Message } from './er7-message.ts';
import type { MessageHeader } from './header.ts';
import { readHeader } from './header.ts';
import { segmentLines } from './lines.ts';
import { refuse } from './problem.ts';
import { readSeparators, separates } from './separators.ts';

/** A message that can be read, or why not; `header` is what of MSH could be read nevertheless. */
export type ReadMessage =
  | { message: Er7Message; header?: undefined; problems?: undefined }
  | { message?: undefined; header?: MessageHeader | undefined; problems: Problem[]; unreadable?: boolean };

/** Each costs memory of its own; the longest real messages hold a few hundred. */
export const MOST_SEGMENTS = 10_000;

/**
 * Reads one message. Refuses a text that does not start with MSH, whose MSH is too short or declares unusable
 * separators. `unreadable` are a second MSH at a segment start (two messages in one frame) and too many segments: their
 * sender is known, their content is at fault.
 */
export const readMessage = (text: string): ReadMessage => {
  if (text.trim() === '') return { problems: [emptyFrame()] };
  const lines = segmentLines(text.trimStart(), text.trimStart()[3] ?? '|', MOST_SEGMENTS);
  const first = lines[0] ?? '';
  if (!first.startsWith('MSH')) return { problems: [noHeader(first)] };
  if (!separates(first[3])) return { problems: [noFieldSeparator(first)] };
  const header = readHeader(first);
  const separators = readSeparators(first);
  if (separators === undefined) return { header, problems: [badSeparators(header)] };
  const atFault = lines.length > MOST_SEGMENTS ? tooManySegments() : secondHeader(lines, separators.field);
  if (atFault !== undefined) return { header, problems: [atFault], unreadable: true };
  return { message: new Er7Message(header, separators, lines) };
};

const emptyFrame = (): Problem =>
  refuse(
    { segment: 'MSH' },
    {
      code: 100,
      rule: 'A frame holds a message that starts with MSH.',
      fix: 'Send no empty frames; to test the line, send a message.',
    },
  );

const noHeader = (first: string): Problem => {
  const hint = /^msh/i.test(first) ? 'Write segment names in capitals.' : 'Send the MSH segment first.';
  return refuse({ segment: 'MSH' }, { code: 100, rule: 'The first segment of a message is MSH.', fix: hint });
};

const noFieldSeparator = (first: string): Problem =>
  refuse(
    { segment: 'MSH', field: 1 },
    {
      code: 102,
      found: first[3] ?? '',
      rule: 'The character after MSH is the field separator: punctuation, usually |.',
      fix: 'Start the message with MSH|^~\\&|.',
    },
  );

const badSeparators = (header: MessageHeader): Problem =>
  refuse(
    { segment: 'MSH', field: 2 },
    {
      code: 102,
      found: header.raw[2],
      rule: 'MSH-2 names 3 to 5 different punctuation characters.',
      fix: 'Send ^~\\& in MSH-2.',
    },
  );

const tooManySegments = (): Problem =>
  refuse(
    { segment: 'MSH' },
    {
      code: 102,
      found: 'segments',
      rule: `A message holds at most ${MOST_SEGMENTS} segments.`,
      fix: 'Send what the message repeats in several messages.',
    },
  );

const secondHeader = (lines: readonly string[], field: string): Problem | undefined => {
  let seen = 0;
  for (const line of lines) {
    if (line.startsWith('MSH') && line[3] === field) seen += 1;
    if (seen === 2) break;
  }
  if (seen < 2) return undefined;
  return refuse(
    { segment: 'MSH', occurrence: 2 },
    {
      code: 100,
      rule: 'A frame holds one message; a second MSH starts another.',
      fix: 'Send each message in a frame of its own.',
    },
  );
};
