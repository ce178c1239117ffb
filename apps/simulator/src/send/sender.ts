/** What the other side said to a message. */
export type Answer = { accepted: true } | { accepted: false; code: string };

/** One connection to a door. `send` throws when no answer came: then the same bytes are sent again. */
export interface Sender {
  send(message: { controlId: string; bytes: Buffer }): Promise<Answer>;
  close(): Promise<void>;
}

/** Nothing, or nothing that can be understood, came back. */
export class NoAnswer extends Error {
  readonly code = 'NO_ANSWER';
}

const ACCEPTED = new Set(['AA', 'CA']);

/** Reads MSA-1 and MSA-2 of an acknowledgement; throws `NoAnswer` when it is not one of this message. */
export function readAck(text: string, controlId: string): Answer {
  const [, code = '', answered = ''] = /(?:^|[\r\n])MSA\|([^|\r\n]*)\|?([^|\r\n]*)/.exec(text) ?? [];
  if (!code) throw new NoAnswer('The answer has no MSA segment');
  if (answered !== controlId) throw new NoAnswer('The answer is to another message');
  return ACCEPTED.has(code) ? { accepted: true } : { accepted: false, code };
}
