import type { Answer, Entry, Send, Stored } from '../history/entry.ts';

/** One attempt to send a message, and what became of it as far as the sender knows. */
export interface Attempt {
  send: Send;
  /** Absent when no answer came and nobody gave it up either. */
  answer: Answer | undefined;
}

/** A message as its sender and the store know it. */
export interface Message {
  controlId: string;
  attempts: Attempt[];
  /** Rows of it that were accepted. */
  accepted: Stored[];
}

/** Every message that was sent or accepted, by control id. */
export function messagesOf(history: readonly Entry[]): Map<string, Message> {
  const answers = new Map(history.flatMap((entry) => (entry.kind === 'answer' ? [[entry.op, entry] as const] : [])));
  const messages = new Map<string, Message>();
  const named = (controlId: string): Message => {
    const message = messages.get(controlId) ?? { controlId, attempts: [], accepted: [] };
    messages.set(controlId, message);
    return message;
  };
  for (const entry of history) {
    if (entry.kind === 'send') named(entry.controlId).attempts.push({ send: entry, answer: answers.get(entry.op) });
    if (entry.kind === 'stored' && entry.status === 'accepted') named(entry.controlId).accepted.push(entry);
  }
  return messages;
}

/** What the sender and the store say of a message. */
export const linesOfMessage = ({ attempts, accepted }: Message): Entry[] => [
  ...attempts.flatMap(({ send, answer }) => (answer ? [send, answer] : [send])),
  ...accepted,
];
