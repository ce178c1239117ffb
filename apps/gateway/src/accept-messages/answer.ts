import { ackCodeFor, acknowledge, encodeText, type AckOutcome, type Problem } from '@careway/hl7v2';
import type { Received, Stored } from './received.ts';

/** Our own MSH-10: 20 characters, the most that HL7 before 2.7 takes; from the random end of the message's id. */
const ownControlId = (messageId: string): string => `CW${messageId.replaceAll('-', '').slice(-18)}`;

/** The answer to a message in the sender's own characters; undefined where none is due. */
export function answerTo(
  { from, inbound, receivedAt }: Received,
  { messageId, status, problems }: { messageId: string; status: Stored['status']; problems: readonly Problem[] },
): Buffer | undefined {
  const outcome: AckOutcome = status === 'quarantined' ? 'unreadable' : status;
  const code = ackCodeFor(inbound.header, from.ackMode, outcome);
  if (code === 'none') return undefined;
  const controlId = ownControlId(messageId);
  const text = acknowledge(inbound.header, { code, problems, controlId, now: receivedAt, reference: messageId });
  return encodeText(text, inbound.charset);
}
