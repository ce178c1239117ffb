import type { Effect, Published, Stored } from '../history/entry.ts';
import type { Found, Look } from './found.ts';
import type { IndexedHistory } from './indexed-history.ts';

/** The service whose every effect is read in the end. */
const WITNESS = 'witness';

/** Promise 2: one event and one fact of every message about a visit, one effect of every event. */
export const oneEffect: Look = (history) => [
  ...ofMessages(history),
  ...ofEvents(
    history,
    Map.groupBy(history.all('effect'), ({ eventId }) => eventId),
  ),
];

function ofMessages(history: IndexedHistory): Found[] {
  const facts = Map.groupBy(history.all('fact'), ({ messageId }) => messageId);
  const events = eventsOfMessages(history);
  return [...history.accepted.values()].flatMap((stored) => {
    if (stored.visitId === undefined) return [];
    const [factCount, eventCount] = [facts.get(stored.messageId)?.length ?? 0, events.get(stored.messageId)?.size ?? 0];
    return [
      ...(eventCount === 1 ? [] : [foundOf(stored, `is told by ${eventCount} events on Kafka, not one`)]),
      ...(factCount === 1 ? [] : [foundOf(stored, `has ${factCount} facts in bed tracking, not one`)]),
    ];
  });
}

const foundOf = (stored: Stored, what: string): Found => ({
  what: `${stored.controlId} ${what}`,
  lines: [stored],
  about: [stored.controlId],
});

function eventsOfMessages({ published }: IndexedHistory): Map<string, Set<string>> {
  const events = new Map<string, Set<string>>();
  for (const [eventId, [first]] of published)
    if (first?.messageId !== undefined)
      events.set(first.messageId, (events.get(first.messageId) ?? new Set()).add(eventId));
  return events;
}

function ofEvents(history: IndexedHistory, effects: ReadonlyMap<string, readonly Effect[]>): Found[] {
  const twice = [...effects.values()].filter(({ length }) => length > 1);
  const mustHave = mustHaveEffect(history);
  const none = [...history.published.values()].flatMap(([first]) =>
    first && !effects.has(first.eventId) && mustHave(first) ? [first] : [],
  );
  return [
    ...twice.map((same) => ({
      what: `event ${same[0]!.eventId} had ${same.length} effects in the witness, not one`,
      lines: same,
      about: [same[0]!.eventId],
    })),
    ...none.map((published) => ({
      what: `event ${published.eventId} had no effect in the witness`,
      lines: [published],
      about: [published.eventId],
    })),
  ];
}

/**
 * Heartbeats never end, so some are told after the effects were read: an event must have its effect when it tells of a
 * message, or when the witness had heard so far before the last quiet moment, which is before the reading.
 */
function mustHaveEffect(history: IndexedHistory): (event: Published) => boolean {
  const readAt = history.all('effect')[0]?.at ?? -Infinity;
  const quietAt = history.all('quiet').findLast(({ at }) => at <= readAt)?.at ?? -Infinity;
  const heardTo = new Map<string, number>();
  for (const { did, end, outcome } of history.hears) {
    if (did.service !== WITNESS || outcome !== 'ok' || end!.at > quietAt) continue;
    const place = `${did.topic}/${did.partition}`;
    heardTo.set(place, Math.max(heardTo.get(place) ?? 0, did.to));
  }
  return ({ messageId, topic, partition, offset }) =>
    messageId !== undefined || offset < (heardTo.get(`${topic}/${partition}`) ?? 0);
}
