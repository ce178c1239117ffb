import type { AdtMessage, Problem } from './adt-message.ts';
import { encodingOf } from './charset.ts';
import type { HeaderRules } from './check-header.ts';
import { controlIdFaults, rejections } from './check-header.ts';
import { decodeText } from './decode-text.ts';
import type { MessageHeader } from './header.ts';
import { refuse, warn } from './problem.ts';
import type { AdtOptions } from './read-adt.ts';
import { readAdt, unknownTrigger } from './read-adt.ts';
import { readMessage } from './read-message.ts';
import { isBatch, MOST_MESSAGES, splitBatch } from './split-batch.ts';
import { TRIGGERS } from './triggers.ts';
import type { ZFacts } from './z-segments.ts';

/** How one interface's messages are answered. */
export interface InboundOptions extends AdtOptions, HeaderRules {
  /** Charset when MSH-18 names none that is known; default UTF-8. */
  charset?: string | undefined;
  /** Split batches (true) or reject them. */
  batches?: boolean | undefined;
  /** ADT triggers that are not translated: reject with 201, or accept and ignore. */
  unknownTriggers?: 'reject' | 'ignore' | undefined;
}

/** What is to be answered to one frame or body, once it is stored; `problems` are warnings, or at least one error. */
type Decided = { problems: Problem[] } & (
  | { answer: 'accepted'; header: MessageHeader; adt: AdtMessage; z: ZFacts }
  /** Keep the bytes, acknowledge, translate nothing. */
  | { answer: 'ignored'; header: MessageHeader }
  /** AR: sender, type, trigger, version, processing id, no MSH, a batch where none may come. */
  | { answer: 'rejected'; header?: MessageHeader | undefined }
  /** AE: the content is at fault; keep it in quarantine. */
  | { answer: 'unreadable'; header?: MessageHeader | undefined }
  /** Decide each of these exact bytes on its own. */
  | { answer: 'batch'; header?: MessageHeader | undefined; messages: Buffer[] }
);

/** A decision, and how the bytes were read: answer in the same charset; `fellBack` when only windows-1252 read them. */
export type Inbound = Decided & { charset: string; fellBack: boolean };

/** Decides what to answer to the bytes of one frame or body. Pure; any bytes give an answer, none throws. */
export const decideAnswer = (bytes: Buffer, options: InboundOptions = {}): Inbound => {
  const { text, charset, fellBack } = decodeText(bytes, options);
  return { ...decide(bytes, withoutPadding(text), options, fellBack), charset, fellBack };
};

const decide = (bytes: Buffer, text: string, options: InboundOptions, fellBack: boolean): Decided => {
  if (text.includes('\0')) return { answer: 'unreadable', problems: [zeroByte()] };
  if (isBatch(text)) return decideBatch(bytes, options);
  const read = readMessage(text);
  if (read.message === undefined) {
    return {
      answer: read.unreadable === true ? 'unreadable' : 'rejected',
      header: read.header,
      problems: read.problems,
    };
  }
  const { header } = read.message;
  const rejected = rejections(header, options);
  const unnamed = controlIdFaults(header);
  if (rejected.length > 0) return { answer: 'rejected', header, problems: [...rejected, ...unnamed] };
  if (unnamed.length > 0) return { answer: 'unreadable', header, problems: unnamed };
  if (TRIGGERS[header.trigger] === undefined) return decideUnknown(header, options);
  const adt = readAdt(read.message, options);
  const problems = [...charsetWarnings(header, fellBack), ...adt.problems];
  if (adt.adt === undefined) return { answer: 'unreadable', header, problems };
  return { answer: 'accepted', header, adt: adt.adt, z: adt.z, problems };
};

const decideUnknown = (header: MessageHeader, options: InboundOptions): Decided => {
  const problem = unknownTrigger(header.trigger);
  if (options.unknownTriggers !== 'ignore') return { answer: 'rejected', header, problems: [problem] };
  return { answer: 'ignored', header, problems: [{ ...problem, severity: 'warning' }] };
};

/** Bytes some senders leave around a message: white space before it, zero bytes and white space after it. */
const withoutPadding = (text: string): string => {
  let end = text.length;
  while (end > 0 && (text.charCodeAt(end - 1) === 0 || text.charCodeAt(end - 1) === 0x20)) end -= 1;
  return end === text.length ? text.trimStart() : text.slice(0, end).trimStart();
};

const zeroByte = (): Problem =>
  refuse(
    { segment: 'MSH' },
    {
      code: 102,
      found: 'text with a zero byte',
      rule: 'A message holds no zero bytes.',
      fix: 'Send UTF-8 or a single-byte charset (not UTF-16), and take zero bytes out.',
    },
  );

const decideBatch = (bytes: Buffer, options: InboundOptions): Decided => {
  const text = bytes.toString('latin1');
  const { header, messages, problems } = splitBatch(text);
  const taken = options.batches === true && messages.length <= MOST_MESSAGES;
  if (taken && messages.length > 0) {
    return { answer: 'batch', header, messages: messages.map((message) => Buffer.from(message, 'latin1')), problems };
  }
  const segment = /(?:^|[\r\n])(FHS|BHS|BTS|FTS)/.exec(text)?.[1] ?? 'BHS';
  const rule =
    options.batches === true ? `A batch holds 1 to ${MOST_MESSAGES} messages.` : 'This interface takes no batches.';
  const fix = 'Send each message on its own, or have batches allowed for this interface.';
  const refused = refuse({ segment }, { code: 100, rule, fix });
  return { answer: 'rejected', header, problems: [refused] };
};

const charsetWarnings = (header: MessageHeader, fellBack: boolean): Problem[] => {
  const place = { segment: 'MSH', field: 18 };
  const found = header.raw[18];
  const fix = 'Send UTF-8 and UNICODE UTF-8 in MSH-18.';
  const problems: Problem[] = [];
  if (header.charset !== '' && encodingOf(header.charset) === undefined) {
    problems.push(
      warn(place, { code: 103, found, rule: 'MSH-18 names a known charset; the interface default was used.', fix }),
    );
  }
  if (fellBack)
    problems.push(
      warn(place, {
        code: 102,
        found,
        rule: 'The bytes are not of the charset named; they were read as windows-1252.',
        fix,
      }),
    );
  return problems;
};
