import type { Problem } from './adt-message.ts';
import type { MessageHeader } from './header.ts';
import { readHeader } from './header.ts';
import { warn } from './problem.ts';

/** A batch cut into its messages; with `Buffer.toString('latin1')` in, `Buffer.from(message, 'latin1')` is byte-exact. */
export interface Batch {
  /**
   * Whom to answer: the BHS (else FHS) at the start, read as a header (fields 3 to 6 as in MSH, BHS-11, else BHS-9, as
   * control id); without one the MSH of the first message.
   */
  header: MessageHeader | undefined;
  messages: string[];
  /** Warnings: a BTS-1 or FTS-1 count that is not what was sent. */
  problems: Problem[];
}

const ENVELOPE = /(?:^|[\r\n])(?:FHS|BHS|BTS|FTS)(?=[^A-Za-z0-9\s]|[\r\n]|$)/;
const START = /(?:^|[\r\n])(?:FHS|BHS|BTS|FTS|MSH)(?=[^A-Za-z0-9\s]|[\r\n]|$)/g;

/** A batch is answered as one: each message of it is held until the last is stored. */
export const MOST_MESSAGES = 10_000;

const MOST_TOLD = 20;

/** Does any segment of the text belong to a batch envelope (FHS, BHS, BTS, FTS)? */
export const isBatch = (text: string): boolean => NAMES.some((name) => text.includes(name)) && ENVELOPE.test(text);

// Looked for first: four plain searches cost a fraction of the expression.
const NAMES = ['FHS', 'BHS', 'BTS', 'FTS'];

/** Cuts a batch into its messages, each from its MSH to the next MSH or envelope segment; stops at one too many. */
export const splitBatch = (text: string): Batch => {
  const batch: Batch = { header: undefined, messages: [], problems: [] };
  let envelope = '';
  let inBatch = 0;
  for (const piece of pieces(text)) {
    const name = piece.slice(0, 3);
    if (name === 'MSH') {
      batch.messages.push(piece);
      batch.header ??= readHeader(firstLine(piece));
      inBatch += 1;
    } else if (name === 'BHS') {
      if (envelope !== 'BHS' && batch.messages.length === 0) batch.header = asHeader(piece);
      envelope = name;
      inBatch = 0;
    } else if (name === 'FHS') batch.header ??= asHeader(piece);
    else if (name === 'BTS' && batch.problems.length < MOST_TOLD) batch.problems.push(...miscount(piece, inBatch));
    if (batch.messages.length > MOST_MESSAGES) break;
  }
  return batch;
};

/** One at a time: a file of nothing but starts must not cost a list of them. */
function* pieces(text: string): Generator<string> {
  let start: number | undefined;
  for (const match of text.matchAll(START)) {
    const next = match.index + match[0].length - 3;
    if (start !== undefined) yield text.slice(start, next);
    start = next;
  }
  if (start !== undefined) yield text.slice(start);
}

/** BHS and FHS hold what MSH holds in fields 1 to 7; field 11 is the control id. */
const asHeader = (piece: string): MessageHeader => {
  const line = firstLine(piece);
  const header = readHeader(`MSH${line.slice(3)}`);
  const controlId = header.raw[11] || (header.raw[9] ?? '');
  const raw = header.raw.map((text, number) => (number === 10 ? controlId : number > 10 ? '' : text));
  return { ...header, messageType: '', trigger: '', controlId, processingId: '', version: '', charset: '', raw };
};

const firstLine = (piece: string): string => piece.split(/[\r\n]/, 1)[0] ?? '';

const miscount = (piece: string, messages: number): Problem[] => {
  const field = piece[3] ?? '|';
  const count = firstLine(piece).split(field)[1] ?? '';
  if (count === '' || Number(count) === messages) return [];
  const rule = `BTS-1 is the number of messages in the batch; ${messages} came.`;
  return [
    warn({ segment: 'BTS', field: 1 }, { code: 102, found: count, rule, fix: 'Count the messages of the batch.' }),
  ];
};
