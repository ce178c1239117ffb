import type { MessageHeader } from './header.ts';

/** MSA-1, table HL70008. A: the message was processed. C: it was safely stored, do not send it again. */
export type AckCode = 'AA' | 'AE' | 'AR' | 'CA' | 'CE' | 'CR';

/**
 * How an interface is acknowledged. `auto`: by MSH-15 and MSH-16 of each message; `original`: MSH-15/16 do not count (ITK);
 * `enhanced`: as `auto`, and a message that leaves both empty gets an accept acknowledgement; `aa-always`: the sender
 * fills MSH-15/16 but understands only AA, AE and AR, so it gets those, always; `none`: nothing is answered.
 */
export type AckMode = 'auto' | 'original' | 'enhanced' | 'aa-always' | 'none';

/** `unavailable`: we could not store it; answer only senders that cannot try again without an answer (207). */
export type AckOutcome = 'accepted' | 'ignored' | 'rejected' | 'unreadable' | 'unavailable';

const VERDICTS = { accepted: 'A', ignored: 'A', rejected: 'R', unreadable: 'E', unavailable: 'E' } as const;

/**
 * The code to answer with, or `none`. In enhanced mode one answer is given per message: the accept acknowledgement when
 * MSH-15 asks for it, else the application acknowledgement when MSH-16 does; we are done when we have stored, so
 * nothing is left to say later. An acknowledgement is never acknowledged. Source: HL7 v2.5 chapter 2.9.
 */
export const ackCodeFor = (header: MessageHeader | undefined, mode: AckMode, outcome: AckOutcome): AckCode | 'none' => {
  const verdict = VERDICTS[outcome];
  if (mode === 'none' || header?.messageType === 'ACK') return 'none';
  if (mode === 'original' || mode === 'aa-always' || header === undefined) return `A${verdict}`;
  const { acceptAck, applicationAck } = header;
  if (acceptAck === '' && applicationAck === '') return mode === 'enhanced' ? `C${verdict}` : `A${verdict}`;
  if (wanted(acceptAck, verdict === 'A')) return `C${verdict}`;
  return wanted(applicationAck, verdict === 'A') ? `A${verdict}` : 'none';
};

/** Table HL70155: always, never, only on error or rejection, only on success. Empty beside a filled one is never. */
const wanted = (condition: string, success: boolean): boolean => {
  if (condition === 'ER') return !success;
  if (condition === 'SU') return success;
  return condition !== 'NE' && condition !== '';
};
