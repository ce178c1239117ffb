import type { Published } from '../history/entry.ts';
import type { Found, Look } from './found.ts';
import type { EntryOf, IndexedHistory } from './indexed-history.ts';

/** Promise 4: what concerns one patient is stored, told and heard in one order, and so is what concerns one ward. */
export const orderPerPatient: Look = (history) => {
  const keys = Map.groupBy(
    [...history.published.values()].map(([first]) => first!),
    ({ topic, key }) => `${topic} ${key}`,
  );
  return [...[...keys.values()].flatMap((events) => ofKey(history, events)), ...ofEffects(history)];
};

function ofKey({ accepted, published }: IndexedHistory, events: readonly Published[]): Found[] {
  const [{ key, topic }] = events as [Published];
  const partitions = new Set(
    events.flatMap(({ eventId }) => published.get(eventId)!.map(({ partition }) => partition)),
  );
  if (partitions.size > 1)
    return [{ what: `${key} is on ${partitions.size} partitions of ${topic}`, lines: events.slice(0, 10) }];
  const place = ({ messageId, ward }: Published): number | undefined =>
    messageId === undefined ? ward?.version : accepted.get(messageId)?.seq;
  return inversions(events, place).map(([a, b]) => ({
    what: `${topic}: of ${key} comes ${nameOf(a)} before ${nameOf(b)}, which is the earlier one`,
    lines: [a, b],
    about: [a.eventId, b.eventId],
  }));
}

const nameOf = ({ eventId, messageId, ward }: Published): string =>
  messageId ?? (ward ? `version ${ward.version} of ${ward.wardId}` : eventId);

function ofEffects(history: IndexedHistory): Found[] {
  const offsetOf = ({ eventId }: EntryOf<'effect'>) => history.published.get(eventId)?.[0]?.offset;
  const firsts = new Map(
    history
      .all('effect')
      .toReversed()
      .map((effect) => [effect.eventId, effect]),
  );
  const effects = [...firsts.values()].sort((a, b) => a.order - b.order);
  return [...Map.groupBy(effects, ({ topic, key }) => `${topic} ${key}`).values()].flatMap((ofOne) =>
    inversions(ofOne, offsetOf).map(([a, b]) => ({
      what: `the witness heard event ${a.eventId} of ${a.key} before ${b.eventId}, which is earlier on ${a.topic}`,
      lines: [a, b],
      about: [a.eventId, b.eventId],
    })),
  );
}

/** Neighbours of which the first has the higher place. */
function inversions<Item>(items: readonly Item[], placeOf: (item: Item) => number | undefined): [Item, Item][] {
  const found: [Item, Item][] = [];
  let highest: { item: Item; place: number } | undefined;
  for (const item of items) {
    const place = placeOf(item);
    if (place === undefined) continue;
    if (highest && place < highest.place) found.push([highest.item, item]);
    else highest = { item, place };
  }
  return found;
}
