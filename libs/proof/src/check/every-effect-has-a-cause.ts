import type { Published, Stored } from '../history/entry.ts';
import type { Found, Look } from './found.ts';
import type { IndexedHistory } from './indexed-history.ts';
import { linesOfMessage } from './messages.ts';

const MEANT: readonly string[] = ['journey', 'update'];

/** Promise 3: every fact, effect and event comes from a stored message, and every stored message from a sender. */
export const everyEffectHasACause: Look = (history) => [
  ...ofFacts(history),
  ...ofEffects(history),
  ...ofEvents(history),
  ...ofMessages(history),
];

function ofFacts({ all, accepted }: IndexedHistory): Found[] {
  return all('fact').flatMap((fact) => {
    const stored = accepted.get(fact.messageId);
    if (stored && stored.visitId === fact.visitId) return [];
    const what = stored ? 'is of another visit than its message' : 'comes from no accepted message';
    return [{ what: `the fact of ${fact.messageId} ${what}`, lines: [fact], about: [fact.messageId] }];
  });
}

function ofEffects({ all, published }: IndexedHistory): Found[] {
  return all('effect').flatMap((effect) => {
    const event = published.get(effect.eventId)?.[0];
    if (event && event.key === effect.key && event.topic === effect.topic) return [];
    const what = event ? 'is of another key or topic than its event' : 'comes from no published event';
    return [{ what: `the effect of ${effect.eventId} ${what}`, lines: [effect], about: [effect.eventId] }];
  });
}

function ofEvents({ published, accepted, relays }: IndexedHistory): Found[] {
  const sent = new Set(relays.flatMap(({ did, outcome }) => (outcome === 'failed' ? [] : did.ids)));
  return [...published.values()].flatMap((copies) => {
    const event = copies.find((copy) => wrongWith(copy, sent, accepted));
    if (!event) return [];
    const what = `event ${event.eventId} ${wrongWith(event, sent, accepted)}`;
    return [{ what, lines: copies, about: [event.eventId] }];
  });
}

function wrongWith(
  { eventId, messageId, key }: Published,
  sent: ReadonlySet<string>,
  accepted: ReadonlyMap<string, Stored>,
): string | undefined {
  if (!sent.has(eventId)) return 'is on its topic though no relay sent it';
  if (messageId === undefined) return undefined;
  const stored = accepted.get(messageId);
  if (!stored) return `tells of ${messageId}, which is no accepted message`;
  return stored.subjectId === undefined || stored.subjectId === key
    ? undefined
    : 'is of another patient than its message';
}

function ofMessages({ messages }: IndexedHistory): Found[] {
  return [...messages.values()].flatMap((message) => {
    if (message.accepted.length === 0) return [];
    const sorts = message.attempts.map(({ send }) => send.sort);
    if (sorts.some((sort) => MEANT.includes(sort))) return [];
    const what = sorts.length === 0 ? 'was accepted and nobody sent it' : `was accepted though it is ${sorts[0]}`;
    return [{ what: `${message.controlId} ${what}`, lines: linesOfMessage(message), about: [message.controlId] }];
  });
}
