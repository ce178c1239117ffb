import { Segment } from './segment.ts';
import type { Separators } from './separators.ts';
import { readSeparators, separatorsAround } from './separators.ts';

/** What MSH says. A text is `''` when the field is empty or deleted; where not told otherwise it is component 1. */
export interface MessageHeader {
  /** MSH-3.1 */ sendingApplication: string;
  /** MSH-4.1 */ sendingFacility: string;
  /** MSH-5.1 */ receivingApplication: string;
  /** MSH-6.1 */ receivingFacility: string;
  /** MSH-7, as sent */ timestamp: string;
  /** MSH-9.1 */ messageType: string;
  /** MSH-9.2 */ trigger: string;
  /** MSH-10, unescaped */ controlId: string;
  /** MSH-11.1 */ processingId: string;
  /** MSH-12.1 */ version: string;
  /** MSH-15 */ acceptAck: string;
  /** MSH-16 */ applicationAck: string;
  /** MSH-18, first repetition */ charset: string;
  separators: Separators;
  /** Fields 1 to 21 of MSH as they stood, at their number: `raw[10]` is MSH-10. `raw[0]` is the name. */
  raw: readonly string[];
}

const FIELDS = 21;

/** A field of a header as it stood, to be repeated in an answer: without line ends and framing bytes. */
// oxlint-disable-next-line no-control-regex
export const repeatable = (text: string): string => text.replace(/[\0-\x1f\x7f]/g, '');

/** Reads the first line of a message, which must start with `MSH`. Unreadable separators leave the usual ones in force. */
export const readHeader = (line: string): MessageHeader => {
  const separators = readSeparators(line) ?? separatorsAround(line[3]);
  const segment = new Segment('MSH', line, separators);
  const raw = ['MSH'];
  for (let number = 1; number <= FIELDS; number += 1) raw.push(segment.field(number));
  const said = (field: number, component = 1): string => segment.value(field, component)?.trim() ?? '';
  return {
    sendingApplication: said(3),
    sendingFacility: said(4),
    receivingApplication: said(5),
    receivingFacility: said(6),
    timestamp: said(7),
    messageType: said(9),
    trigger: said(9, 2),
    controlId: said(10),
    processingId: said(11),
    version: said(12),
    acceptAck: said(15).toUpperCase(),
    applicationAck: said(16).toUpperCase(),
    charset: said(18),
    separators,
    raw,
  };
};
