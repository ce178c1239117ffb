import { locate } from '@careway/hl7v2';
import type { FieldFault } from '@careway/service-kit';
import type { Stored } from '../accept-messages/received.ts';
import { fieldAt } from './read-hl7-like.ts';

/** A message that was taken. */
export interface Taken {
  messageId: string;
  outcome: Stored['outcome'];
  warnings: FieldFault[];
}

/** The answer to one message of a JSON door. */
export interface JsonAnswer {
  status: number;
  body: object;
}

/** What a sender is told of one message; undefined is one that names no sender. */
export function answerTo(stored: Stored | undefined): JsonAnswer {
  if (!stored) return refusal(422, 'The message names no sender', [NO_SENDER]);
  const { messageId, status, outcome, problems } = stored;
  const faults = (severity: 'error' | 'warning') =>
    problems
      .filter((one) => one.severity === severity)
      .map((one) => ({ field: fieldAt(locate(one)), rule: one.rule, fix: one.fix }));
  if (status === 'quarantined') return refusal(409, 'The control id is of another message', faults('error'), messageId);
  if (status === 'rejected' || status === 'unreadable')
    return refusal(422, 'The message is kept, and not understood', faults('error'), messageId);
  const taken: Taken = { messageId, outcome, warnings: faults('warning') };
  return { status: outcome === 'replayed' ? 200 : 201, body: taken };
}

function refusal(status: number, title: string, errors: FieldFault[], messageId?: string) {
  const detail = 'See errors: each names the field, the rule and how to mend it.';
  const body = { type: 'about:blank', title, status, detail, ...(messageId ? { messageId } : {}), errors };
  return { status, body };
}

const NO_SENDER: FieldFault = {
  field: 'sendingApplication',
  rule: 'A message is an object that says in sendingApplication and sendingFacility who sends it; nothing was stored.',
  fix: 'Send both as text, as registered for your interface.',
};
