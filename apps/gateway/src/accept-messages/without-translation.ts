import type { Received } from './received.ts';

/** The same message, to be kept for the error desk: reading it failed on our side. */
export function withoutTranslation(message: Received): Received {
  const { header, problems, charset, fellBack } = message.inbound;
  const ours = {
    segment: 'MSH',
    occurrence: 1,
    code: 207,
    severity: 'error',
    valueClass: 'the whole message',
    rule: 'The message could not be translated; this is a fault of the gateway, not of the sender.',
    fix: 'It is kept and will be replayed; do not send it again.',
  } as const;
  return { ...message, inbound: { answer: 'unreadable', header, problems: [...problems, ours], charset, fellBack } };
}
